package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.meo.catalog.Catalogue;
import org.meo.catalog.Crumb;
import org.meo.catalog.ProductCard;
import org.meo.catalog.Suggestions;
import org.meo.shared.Language;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code /search/suggest?q=}: what somebody who is typing may be looking for, in the language of the address. */
@WebServlet(urlPatterns = {"/search/suggest", "/de/search/suggest"})
public class SuggestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Catalogue catalogue;
    @Inject
    private transient Text text;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getParameter("q");
        Language language = Links.language(request.getServletPath());
        Suggestions found = query == null || query.length() > Catalogue.MAX_QUERY_LENGTH ? Suggestions.NONE
                : catalogue.suggest(query, language);
        response.setContentType("application/json;charset=UTF-8");
        // The same to everybody; for a moment, so that going back a letter costs nothing.
        response.setHeader("Cache-Control", "public, max-age=30");
        try (JsonGenerator json = Json.createGenerator(response.getWriter())) {
            json.writeStartArray();
            for (Crumb category : found.categories()) {
                write(json, category.name(), text.in(language.locale(), "suggest.category"), Links.url(language, "/c/" + category.slug()));
            }
            for (ProductCard product : found.products()) {
                write(json, product.name(), Formats.money(product.price(), language.locale()), Links.url(language, "/p/" + product.slug()));
            }
            json.writeEnd();
        }
    }

    private static void write(JsonGenerator json, String name, String note, String url) {
        json.writeStartObject().write("name", name).write("note", note).write("url", url).writeEnd();
    }
}
