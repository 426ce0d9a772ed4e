package io.heard.formats;

/// What people are told about a format, in the table of docs/formats.md.
///
/// @param title what the format is, such as `Deepgram transcript`
/// @param kept what of it a conversation keeps, in a few words
/// @param lost what of it is not kept; empty when nothing
/// @param export how to get such a file out of the product; empty where that is not known
public record Card(String title, String kept, String lost, String export) {}
