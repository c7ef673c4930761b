-- What searching needs beside the tables of V2.

-- A text as the value of a facet in an address: letters without accents, digits, dots and single hyphens.
CREATE FUNCTION facet_key(words text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT nullif(left(btrim(regexp_replace(regexp_replace(lower(unaccent(words)), '[^a-z0-9.]+', '-', 'g'), '([-.])[-.]+', '\1', 'g'), '-.'), 80), '')
$$;

-- Words of the dictionary that a misspelt one may stand for, the likeliest first. Two slips count as much as they do in
-- a word of that length: one in up to four letters, two in up to nine, three in longer ones.
CREATE FUNCTION similar_words(wanted_language text, typed text, most integer) RETURNS SETOF text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET pg_trgm.similarity_threshold = 0.2
AS $$
  SELECT word
    FROM (SELECT w.word, w.products, similarity(w.word, typed) AS alike,
                 levenshtein_less_equal(w.word, typed, 3) AS slips
            FROM search_word w
           WHERE w.language = wanted_language AND w.word % typed
             AND length(w.word) BETWEEN length(typed) - 2 AND length(typed) + 3) near
   WHERE slips <= CASE WHEN length(typed) <= 4 THEN 1 WHEN length(typed) <= 9 THEN 2 ELSE 3 END
   ORDER BY slips, (left(word, 1) = left(typed, 1)) DESC, alike DESC, products DESC, word LIMIT most
$$;

INSERT INTO search_synonym (language, term, meant) VALUES
  ('en', 'biro', '{ballpoint}'), ('en', 'ballpen', '{ballpoint}'), ('en', 'rubber', '{eraser}'), ('en', 'rubbers', '{eraser}'),
  ('en', 'sellotape', '{"adhesive tape",tape}'), ('en', 'scotch tape', '{"adhesive tape",tape}'), ('en', 'post-it', '{"sticky notes"}'), ('en', 'postit', '{"sticky notes"}'),
  ('en', 'post it', '{"sticky notes"}'), ('en', 'tippex', '{correction}'), ('en', 'tipp-ex', '{correction}'),
  ('en', 'felt tip', '{fineliner,marker}'), ('en', 'felt tips', '{fineliner,marker}'), ('en', 'sharpie', '{"permanent marker"}'),
  ('en', 'jotter', '{notebook,notepad}'), ('en', 'journal', '{notebook,diary}'), ('en', 'diary', '{planner}'), ('en', 'agenda', '{planner,diary}'),
  ('en', 'planner', '{diary}'), ('en', 'hole punch', '{punch}'), ('en', 'hole puncher', '{punch}'), ('en', 'tacks', '{pins}'),
  ('en', 'crayons', '{"colour pencils"}'), ('en', 'colouring pencils', '{"colour pencils"}'), ('en', 'coloring pencils', '{"colour pencils"}'), ('en', 'color', '{colour}'),
  ('en', 'gray', '{grey}'), ('en', 'glue', '{adhesive}'), ('en', 'folder', '{file}'), ('en', 'binder', '{"lever arch","ring binder"}'),
  ('en', 'printer paper', '{"copy paper"}'), ('en', 'printing paper', '{"copy paper"}'), ('en', 'wrapping', '{wrap}'), ('en', 'gift wrap', '{"wrapping paper"}'), ('en', 'wrapping paper', '{"gift wrap"}'),
  ('en', 'note pad', '{notepad}'), ('en', 'graph paper', '{squared}'), ('en', 'grid', '{squared}'), ('en', 'bullet journal', '{dotted}'), ('en', 'ruled', '{lined}'), ('en', 'blank', '{plain}'),
  ('en', 'felt pen', '{fineliner,marker}'), ('en', 'text marker', '{highlighter}'), ('en', 'xmas', '{christmas}'), ('en', 'kids', '{children}'),
  ('en', 'mailing', '{postal,parcel}'), ('en', 'bubble wrap', '{padded}'), ('en', 'stationary', '{stationery}'),
  ('de', 'kuli', '{kugelschreiber}'), ('de', 'kulis', '{kugelschreiber}'), ('de', 'fuller', '{fullfederhalter}'), ('de', 'radierer', '{radiergummi}'),
  ('de', 'tesa', '{klebeband}'), ('de', 'tesafilm', '{klebeband}'), ('de', 'edding', '{permanentmarker,marker}'), ('de', 'leuchtstift', '{textmarker}'),
  ('de', 'locher', '{locher}'), ('de', 'terminplaner', '{kalender,planer}'), ('de', 'terminkalender', '{kalender,planer}'), ('de', 'buntstifte', '{farbstifte}'), ('de', 'farbstifte', '{buntstifte}'),
  ('de', 'druckerpapier', '{kopierpapier}'), ('de', 'klebezettel', '{haftnotizen}'), ('de', 'post-it', '{haftnotizen}'), ('de', 'postit', '{haftnotizen}'), ('de', 'tacker', '{heftgerat}'),
  ('de', 'hefter', '{heftgerat}'), ('de', 'tipp-ex', '{korrektur}'), ('de', 'filzstift', '{fineliner,marker}'), ('de', 'filzstifte', '{fineliner,marker}'), ('de', 'packpapier', '{kraftpapier}'), ('de', 'briefumschlag', '{umschlag}'), ('de', 'kuverts', '{umschlag}'), ('de', 'kuvert', '{umschlag}');
