package io.heard.formats.out;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// A table as Parquet: flat columns that may lack values, plain values, packed by GZIP. The
/// structures of the file are written by the format's own library; the pages, which for flat
/// columns are a list of lengths and values, are written here (decision 10).
///
/// Rows are held until a group of them is full, and then written.
final class ParquetOutlet<T, R> implements Outlet<T, List<@Nullable Object[]>> {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /// A group's rows stay in memory until it is full: small beside the smallest heap, and large
  /// enough that a gigabyte has a hundred groups.
  private static final int GROUP_BYTES = 8 * 1024 * 1024;

  private final List<Column<R>> columns;
  private final Function<T, List<R>> of;
  private final OutputStream out;
  private final List<Values> values = new ArrayList<>();
  private final List<RowGroup> groups = new ArrayList<>();
  private long position;
  private long rows;
  private int inGroup;

  ParquetOutlet(List<Column<R>> columns, Function<T, List<R>> of, OutputStream out) {
    this.columns = columns;
    this.of = of;
    this.out = out;
    columns.forEach(column -> values.add(new Values()));
    write(MAGIC);
  }

  @Override
  public List<@Nullable Object[]> make(T one) {
    var made = new ArrayList<@Nullable Object[]>();
    for (R row : of.apply(one)) {
      var cells = new @Nullable Object[columns.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = columns.get(i).value().apply(row);
      }
      made.add(cells);
    }
    return made;
  }

  @Override
  public void take(List<@Nullable Object[]> made) {
    for (@Nullable Object[] row : made) {
      int bytes = 0;
      for (int i = 0; i < row.length; i++) {
        Values each = values.get(i);
        each.add(columns.get(i).type(), row[i]);
        bytes += each.size();
      }
      inGroup++;
      rows++;
      if (bytes >= GROUP_BYTES) {
        group();
      }
    }
  }

  @Override
  public void end() {
    group();
    var meta = new FileMetaData(1, schema(), rows, groups);
    meta.setCreated_by("heard");
    var footer = new ByteArrayOutputStream();
    try {
      Util.writeFileMetaData(meta, footer);
      write(footer.toByteArray());
      write(little(4).putInt(footer.size()).array());
      write(MAGIC);
      out.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void group() {
    if (inGroup == 0) {
      return;
    }
    long from = position;
    long plain = 0;
    var chunks = new ArrayList<ColumnChunk>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnChunk chunk = chunk(columns.get(i), values.get(i));
      plain += chunk.getMeta_data().getTotal_uncompressed_size();
      chunks.add(chunk);
      values.set(i, new Values());
    }
    var group = new RowGroup(chunks, plain, inGroup);
    group.setFile_offset(from);
    group.setTotal_compressed_size(position - from);
    groups.add(group);
    inGroup = 0;
  }

  /// One page of all values.
  private ColumnChunk chunk(Column<R> column, Values of) {
    try {
      byte[] page = of.page();
      var packed = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(packed)) {
        gzip.write(page);
      }
      var header = new PageHeader(PageType.DATA_PAGE, page.length, packed.size());
      header.setData_page_header(
          new DataPageHeader(of.count(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
      var head = new ByteArrayOutputStream();
      Util.writePageHeader(header, head);
      long at = position;
      write(head.toByteArray());
      write(packed.toByteArray());
      var chunk = new ColumnChunk(at);
      chunk.setMeta_data(
          new ColumnMetaData(
              physical(column.type()),
              List.of(Encoding.PLAIN, Encoding.RLE),
              List.of(column.name()),
              CompressionCodec.GZIP,
              of.count(),
              head.size() + (long) page.length,
              position - at,
              at));
      return chunk;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<SchemaElement> schema() {
    var schema = new ArrayList<SchemaElement>();
    var root = new SchemaElement("heard");
    root.setNum_children(columns.size());
    schema.add(root);
    for (Column<R> column : columns) {
      var leaf = new SchemaElement(column.name());
      leaf.setType(physical(column.type()));
      leaf.setRepetition_type(FieldRepetitionType.OPTIONAL);
      if (column.type() == Column.Type.TEXT) {
        leaf.setConverted_type(ConvertedType.UTF8);
        leaf.setLogicalType(LogicalType.STRING(new StringType()));
      } else if (column.type() == Column.Type.INSTANT) {
        leaf.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
        leaf.setLogicalType(
            LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
      }
      schema.add(leaf);
    }
    return schema;
  }

  private static Type physical(Column.Type type) {
    return switch (type) {
      case TEXT -> Type.BYTE_ARRAY;
      case WHOLE, INSTANT -> Type.INT64;
      case DECIMAL -> Type.DOUBLE;
      case FLAG -> Type.BOOLEAN;
    };
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
      position += bytes.length;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The values of one column in one group.
  private static final class Values {
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private int count;
    private int run;
    private boolean present;
    private int bits;
    private int bitCount;

    int count() {
      return count;
    }

    int size() {
      return plain.size() + levels.size();
    }

    void add(Column.Type type, @Nullable Object value) {
      if (count > 0 && present != (value != null)) {
        endRun();
      }
      present = value != null;
      run++;
      count++;
      if (value == null) {
        return;
      }
      switch (type) {
        case TEXT -> {
          byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
          plain.writeBytes(little(4).putInt(bytes.length).array());
          plain.writeBytes(bytes);
        }
        case WHOLE -> plain.writeBytes(little(8).putLong((Long) value).array());
        case DECIMAL -> plain.writeBytes(little(8).putDouble((Double) value).array());
        case INSTANT -> plain.writeBytes(little(8).putLong(micros((Instant) value)).array());
        case FLAG -> bit((Boolean) value);
      }
    }

    private static long micros(Instant instant) {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    /// Flags are bits, the first in the lowest.
    private void bit(boolean value) {
      bits |= value ? 1 << bitCount : 0;
      bitCount++;
      if (bitCount == 8) {
        plain.write(bits);
        bits = 0;
        bitCount = 0;
      }
    }

    /// Whether values are there, as runs: twice the length, then one or nought.
    private void endRun() {
      int left = run << 1;
      while (left >= 0x80) {
        levels.write(left & 0x7F | 0x80);
        left >>>= 7;
      }
      levels.write(left);
      levels.write(present ? 1 : 0);
      run = 0;
    }

    byte[] page() {
      endRun();
      if (bitCount > 0) {
        plain.write(bits);
      }
      var page = new ByteArrayOutputStream();
      page.writeBytes(little(4).putInt(levels.size()).array());
      page.writeBytes(levels.toByteArray());
      page.writeBytes(plain.toByteArray());
      return page.toByteArray();
    }
  }
}
