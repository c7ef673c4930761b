package org.meo.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.pictures.Pictures;

/** The categories that hold something to buy, as they stood at one moment; immutable. */
final class CategoryTree {

    private final List<CategoryNode> roots;
    private final Map<String, Place> bySlug = new HashMap<>();
    private final Map<Long, Place> byId = new HashMap<>();

    /** @param rows of all categories, in any order; those that hang on no root are left out */
    CategoryTree(List<Row> rows) {
        Map<Long, List<Row>> children = new HashMap<>();
        rows.stream().sorted(Comparator.comparingInt(Row::position).thenComparing(Row::id))
                .forEach(row -> children.computeIfAbsent(row.parentId(), parent -> new ArrayList<>()).add(row));
        roots = branches(null, List.of(), children).stream().map(Place::node).toList();
    }

    private List<Place> branches(Long parent, List<Crumb> path, Map<Long, List<Row>> children) {
        List<Place> places = new ArrayList<>();
        for (Row row : children.getOrDefault(parent, List.of())) {
            List<Crumb> below = append(path, new Crumb(row.slug(), row.name()));
            List<Place> kids = branches(row.id(), below, children);
            List<Long> ids = new ArrayList<>(List.of(row.id()));
            kids.forEach(kid -> ids.addAll(kid.ids()));
            long products = row.products() + kids.stream().mapToLong(kid -> kid.node().products()).sum();
            if (products == 0) {
                continue;
            }
            String picture = !row.picture().isEmpty() ? row.picture()
                    : kids.stream().map(kid -> kid.node().picture()).filter(name -> !name.equals(Pictures.NO_PICTURE))
                            .findFirst().orElse(Pictures.NO_PICTURE);
            Place place = new Place(new CategoryNode(row.slug(), row.name(), row.description(), products, picture,
                    kids.stream().map(Place::node).toList()), row.seo(), path, List.copyOf(ids));
            bySlug.put(row.slug(), place);
            byId.put(row.id(), place);
            places.add(place);
        }
        return places;
    }

    private static List<Crumb> append(List<Crumb> path, Crumb last) {
        List<Crumb> longer = new ArrayList<>(path);
        longer.add(last);
        return List.copyOf(longer);
    }

    /** Those with a name in which every one of the words begins a word, broad ones first. */
    List<Crumb> named(List<String> words, int most) {
        List<Crumb> named = new ArrayList<>();
        find(roots, words, most, named);
        return named;
    }

    private static void find(List<CategoryNode> nodes, List<String> words, int most, List<Crumb> named) {
        for (CategoryNode node : nodes) {
            String name = " " + SearchText.plain(node.name());
            if (named.size() < most && words.stream().allMatch(word -> name.contains(" " + word))) {
                named.add(new Crumb(node.slug(), node.name()));
            }
        }
        nodes.forEach(node -> find(node.children(), words, most, named));
    }

    List<CategoryNode> roots() {
        return roots;
    }

    Optional<Place> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    Optional<Place> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * A category where it stands.
     *
     * @param path from the top down to its parent
     * @param ids  of itself and all below it
     */
    record Place(CategoryNode node, Seo seo, List<Crumb> path, List<Long> ids) {

        List<Crumb> pathWithSelf() {
            return append(path, new Crumb(node.slug(), node.name()));
        }
    }

    /**
     * A category as it is stored.
     *
     * @param parentId null at the top
     * @param products directly in it
     * @param picture  of one of these, empty when none has one
     */
    record Row(long id, String slug, Long parentId, int position, String name, String description, Seo seo,
            long products, String picture) {
    }
}
