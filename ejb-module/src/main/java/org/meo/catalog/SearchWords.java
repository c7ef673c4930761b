package org.meo.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.meo.shared.Language;

/**
 * Finds out what the words of a search mean, in one statement: which are known, what they are short for, which other
 * words mean the same, what misspelt ones were meant to be. The answer is a query in PostgreSQL's own syntax.
 */
final class SearchWords {

    /** A word that is not known may be misspelt from this length on. */
    private static final int SHORTEST_MISSPELT = 3;
    private static final int CORRECTIONS = 3;

    // Terms are the words, then each two neighbours as one text; "own" of neighbours is of the two written as one word.
    // A part is what German makes long words of: it is looked for where the dictionary has no such word by itself.
    private static final Localised MEANINGS = new Localised("""
            SELECT t.own::text AS own, t.own <> ''::tsquery AS says, t.known,
                   t.beginning::text AS beginning,
                   EXISTS (SELECT FROM search_document d WHERE d.language = {language} AND d.words @@ t.beginning) AS begins,
                   (SELECT array_agg(plainto_tsquery({config}, m)::text) FROM search_synonym s, unnest(s.meant) m
                     WHERE s.language = {language} AND s.term = t.plain) AS synonyms,
                   c.corrections,
                   (SELECT array_agg(plainto_tsquery({config}, x)::text) FROM unnest(c.corrections) x) AS corrected,
                   (SELECT array_agg(plainto_tsquery({config}, x.word)::text)
                      FROM (SELECT w.word FROM search_word w
                             WHERE t.single AND {language} = 'de' AND length(t.plain) >= 5 AND w.language = {language}
                               AND w.word LIKE '%' || t.plain || '%' AND w.word <> t.plain
                             ORDER BY w.products DESC, w.word LIMIT 5) x) AS wholes,
                   CASE WHEN t.single AND NOT t.known THEN
                     (SELECT (plainto_tsquery({config}, a.word) && plainto_tsquery({config}, b.word))::text
                        FROM search_word a JOIN search_word b ON b.language = {language}
                             AND b.word = substr(t.plain, length(a.word) + 1)
                       WHERE a.language = {language} AND length(a.word) >= 3 AND length(b.word) >= 3
                         AND a.word = ANY (ARRAY(SELECT left(t.plain, n) FROM generate_series(3, length(t.plain) - 3) n))
                       ORDER BY length(a.word) DESC LIMIT 1) END AS parts
              FROM (SELECT u.place, u.single, u.plain, u.own, u.beginning,
                           EXISTS (SELECT FROM search_document d
                                    WHERE d.language = {language} AND d.document @@ u.own) AS known
                      FROM (SELECT u.place, u.single, replace(lower(unaccent(u.term)), '''', '') AS plain,
                                   plainto_tsquery({config}, CASE WHEN u.single THEN u.term ELSE replace(u.term, ' ', '') END) AS own,
                                   to_tsquery('meo_words', quote_literal(replace(u.term, '\\', ' ')) || ':*') AS beginning
                              FROM unnest(?::text[], ?::boolean[]) WITH ORDINALITY u (term, single, place)) u) t
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN t.single AND NOT t.known AND length(t.plain) >= ?
                               THEN ARRAY(SELECT similar_words({language}, t.plain, ?)) END AS corrections) c
             ORDER BY t.place""");

    private final CatalogueDatabase database;

    SearchWords(CatalogueDatabase database) {
        this.database = database;
    }

    /**
     * What to search for.
     *
     * @param all       query that wants every word; empty when there is no word that says anything
     * @param some      query that wants any of the words
     * @param corrected the words as they were understood, where any was misspelt; null otherwise
     */
    record Meaning(String all, String some, String corrected) {

        static final Meaning NONE = new Meaning("", "", null);
    }

    Meaning meaning(SearchText text, Language language) {
        List<String> words = text.words();
        List<String> terms = new ArrayList<>(words);
        for (int index = 1; index < words.size(); index++) {
            terms.add(words.get(index - 1) + " " + words.get(index));
        }
        Object[] single = terms.stream().map(term -> String.valueOf(term.indexOf(' ') < 0)).toArray(String[]::new);
        List<Term> read = database.query(MEANINGS.in(language), SearchWords::terms, terms.toArray(new String[0]), single,
                SHORTEST_MISSPELT, CORRECTIONS);
        return compose(words, read.subList(0, words.size()), read.subList(words.size(), read.size()), text.open());
    }

    private static Meaning compose(List<String> words, List<Term> singles, List<Term> pairs, boolean open) {
        List<String> groups = new ArrayList<>();
        List<String> understood = new ArrayList<>();
        boolean misspelt = false;
        for (int index = 0; index < words.size(); index++) {
            Term term = singles.get(index);
            String group = term.group(open && index == words.size() - 1);
            if (index + 1 < words.size()) {
                Term next = singles.get(index + 1);
                String together = pairs.get(index).together();
                if (!together.isEmpty()) {
                    // "note book" is looked for as two words, as one, and as what the two together are called.
                    String apart = join(" & ", List.of(group, next.group(open && index == words.size() - 2)));
                    groups.add("(" + join(" | ", List.of("(" + apart + ")", together)) + ")");
                    understood.add(words.get(index));
                    understood.add(words.get(index + 1));
                    index++;
                    continue;
                }
            }
            if (!group.isEmpty()) {
                groups.add(group);
            }
            misspelt |= term.isMisspelt();
            understood.add(term.isMisspelt() ? term.corrections.get(0) : words.get(index));
        }
        return groups.isEmpty() ? Meaning.NONE : new Meaning(join(" & ", groups), join(" | ", groups),
                misspelt ? String.join(" ", understood) : null);
    }

    private static String join(String operator, List<String> queries) {
        return String.join(operator, queries.stream().filter(query -> !query.isEmpty() && !query.equals("()")).toList());
    }

    private static List<Term> terms(ResultSet rows) throws SQLException {
        List<Term> terms = new ArrayList<>();
        while (rows.next()) {
            terms.add(new Term(rows.getString("own"), rows.getBoolean("says"), rows.getBoolean("known"),
                    rows.getString("beginning"), rows.getBoolean("begins"), list(rows, "synonyms"),
                    list(rows, "corrections"), list(rows, "corrected"), list(rows, "wholes"), rows.getString("parts")));
        }
        return terms;
    }

    private static List<String> list(ResultSet rows, String column) throws SQLException {
        Array array = rows.getArray(column);
        // A synonym that is in every text gives an empty query.
        return array == null ? List.of()
                : Arrays.stream((String[]) array.getArray()).filter(query -> !query.isEmpty()).toList();
    }

    /**
     * What the dictionary says of a word, or of two neighbours; queries in PostgreSQL's syntax.
     *
     * @param says  false for a word that is in every text
     * @param parts null when it is not made of two known words
     */
    private record Term(String own, boolean says, boolean known, String beginning, boolean begins, List<String> synonyms,
            List<String> corrections, List<String> corrected, List<String> wholes, String parts) {

        /** @return empty when it says nothing or nothing is known of it */
        String group(boolean last) {
            if (!says) {
                return "";
            }
            List<String> alternatives = new ArrayList<>(synonyms);
            alternatives.addAll(wholes);
            if (known) {
                alternatives.add(own);
            }
            if (begins && (last || alternatives.isEmpty())) {
                alternatives.add(beginning);
            }
            if (alternatives.isEmpty() && parts != null) {
                alternatives.add(parts);
            }
            if (alternatives.isEmpty()) {
                alternatives.addAll(corrected);
            }
            return alternatives.isEmpty() ? "" : "(" + String.join(" | ", alternatives) + ")";
        }

        boolean isMisspelt() {
            return says && !known && !begins && synonyms.isEmpty() && wholes.isEmpty() && parts == null
                    && !corrections.isEmpty();
        }

        /** What two neighbours are together; empty when that is nothing. */
        String together() {
            List<String> alternatives = new ArrayList<>(synonyms);
            if (known) {
                alternatives.add(own);
            }
            return String.join(" | ", alternatives);
        }
    }
}
