/// What the service keeps, in a database: SQLite beside it, or PostgreSQL.
@NullMarked
package io.heard.store;

import org.jspecify.annotations.NullMarked;
