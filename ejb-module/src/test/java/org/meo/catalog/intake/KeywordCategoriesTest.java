package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordCategoriesTest {

    @ParameterizedTest
    @CsvSource({"White Hanging Heart T-Light Holder,lights-candles", "Christmas Craft White Fairy,christmas",
            "Jumbo Bag Red Retrospot,bags-purses", "Christmas Gift Bag Large,christmas", "Paper Gift Bag,gift-wrap-cards",
            "Coffee Mug Blue Paisley Design,kitchen", "Letter D Bling Key Ring,bags-purses",
            "Red Enamel Flower Ring,jewellery", "Regency Cakestand 3 Tier,kitchen", "Jam Making Set,kitchen",
            "Poppy's Playhouse Kitchen,toys-games", "Gardeners Kneeling Pad,garden", "Doormat Hearts,home-textiles-bath",
            "Vintage Embossed Heart,decoration", "Set of 2 Tea Towels,kitchen", "Daisy Journal,stationery",
            "'',more", "Something Else,more", "Heartless,more"})
    void findsTheCategoryByWholeWords(String name, String category) {
        assertThat(KeywordCategories.slugOf(name)).isEqualTo(category);
    }

    @Test
    void describesEveryCategoryItGives() {
        assertThat(KeywordCategories.all()).extracting(CategoryDraft::slug).doesNotHaveDuplicates().contains("more")
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(slug -> assertThat(Slugs.isValid(slug, Slugs.MAX_CATEGORY)).isTrue());
    }
}
