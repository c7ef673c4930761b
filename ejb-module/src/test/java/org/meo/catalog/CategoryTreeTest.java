package org.meo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.meo.pictures.Pictures;

class CategoryTreeTest {

    private final CategoryTree tree = new CategoryTree(List.of(row(3, "pads", 1L, 2, 5, "pad.svg"), row(1, "paper", null, 2, 0, ""),
            row(2, "pens", null, 1, 4, ""), row(4, "books", 1L, 1, 1, ""), row(5, "empty", 1L, 3, 0, ""),
            row(6, "loop", 7L, 1, 1, ""), row(7, "loop-2", 6L, 1, 1, "")));

    @Test
    void ordersByPositionAndCountsWhatIsBelow() {
        assertThat(tree.roots()).extracting(CategoryNode::slug).containsExactly("pens", "paper");
        CategoryNode paper = tree.roots().get(1);
        assertThat(paper.products()).isEqualTo(6);
        assertThat(paper.picture()).isEqualTo("pad.svg");
        assertThat(paper.children()).extracting(CategoryNode::slug).containsExactly("books", "pads");
        assertThat(tree.roots().get(0).picture()).isEqualTo(Pictures.NO_PICTURE);
    }

    @Test
    void knowsTheWayDownAndAllThatIsBelow() {
        CategoryTree.Place pads = tree.find("pads").orElseThrow();

        assertThat(pads.path()).containsExactly(new Crumb("paper", "PAPER"));
        assertThat(pads.pathWithSelf()).containsExactly(new Crumb("paper", "PAPER"), new Crumb("pads", "PADS"));
        assertThat(tree.find("paper").orElseThrow().ids()).contains(1L, 3L, 4L).doesNotContain(2L);
        assertThat(tree.find(3).orElseThrow()).isEqualTo(pads);
    }

    @Test
    void leavesOutWhatHoldsNothingOrHangsNowhere() {
        assertThat(tree.find("empty")).isEmpty();
        assertThat(tree.find("loop")).isEmpty();
        assertThat(tree.find("none")).isEmpty();
    }

    private static CategoryTree.Row row(long id, String slug, Long parent, int position, long products, String picture) {
        return new CategoryTree.Row(id, slug, parent, position, slug.toUpperCase(Locale.ROOT), "", new Seo(null, null),
                products, picture);
    }
}
