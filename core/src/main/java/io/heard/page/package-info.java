/// A detector's page: its documentation, its examples and the wording of hints in one file.
@NullMarked
package io.heard.page;

import org.jspecify.annotations.NullMarked;
