package org.meo.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.meo.shared.Language;

/** Reads texts that are kept in a column for each language. */
final class Texts {

    private Texts() {
    }

    /** @return the English text where there is none in the language; null when there is none at all */
    static String read(ResultSet rows, String column, Language language) throws SQLException {
        String text = language == Language.ENGLISH ? null : rows.getString(column + "_" + language.code());
        return text == null ? rows.getString(column) : text;
    }
}
