package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meo.catalog.Catalogue;
import org.meo.catalog.CatalogueSitemap;
import org.meo.catalog.CategoryNode;
import org.meo.shared.Language;

/**
 * {@code /sitemap.xml}: an index of parts; {@code /sitemap-pages.xml} with categories and the pages of the store itself, and
 * {@code /sitemap-products-<n>.xml}. Every page is there in every language and names the others.
 */
@WebServlet(urlPatterns = {"/sitemap.xml", "/sitemap/*"})
public class SitemapServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PRODUCTS = Pattern.compile("/products-([0-9]{1,9})\\.xml");
    private static final List<String> PAGES = List.of("/", "/delivery", "/returns", "/privacy");

    @Inject
    private transient Site site;
    @Inject
    private transient Catalogue catalogue;
    @Inject
    private transient CatalogueSitemap products;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String part = request.getPathInfo();
        Matcher matcher = PRODUCTS.matcher(part == null ? "" : part);
        if (request.getServletPath().equals("/sitemap.xml")) {
            writeIndex(begin(response));
        } else if ("/pages.xml".equals(part)) {
            writePages(begin(response));
        } else if (matcher.matches()) {
            writeProducts(Integer.parseInt(matcher.group(1)), begin(response));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static Appendable begin(HttpServletResponse response) throws IOException {
        response.setContentType("application/xml;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        return response.getWriter().append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    private void writeIndex(Appendable out) throws IOException {
        out.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        out.append("<sitemap><loc>").append(SitemapEntry.escape(site.absolute("/sitemap/pages.xml"))).append("</loc></sitemap>\n");
        for (int part : products.parts()) {
            out.append("<sitemap><loc>").append(SitemapEntry.escape(site.absolute("/sitemap/products-" + part + ".xml")))
                    .append("</loc></sitemap>\n");
        }
        out.append("</sitemapindex>\n");
    }

    private void writePages(Appendable out) throws IOException {
        SitemapEntry entry = new SitemapEntry(site::absolute, out);
        entry.begin();
        for (String page : PAGES) {
            entry.write(page, null);
        }
        writeCategories(catalogue.categories(Language.ENGLISH), entry);
        entry.end();
    }

    private static void writeCategories(List<CategoryNode> categories, SitemapEntry entry) throws IOException {
        for (CategoryNode category : categories) {
            entry.write("/c/" + category.slug(), null);
            writeCategories(category.children(), entry);
        }
    }

    private void writeProducts(int part, Appendable out) throws IOException {
        SitemapEntry entry = new SitemapEntry(site::absolute, out);
        entry.begin();
        try {
            products.read(part, (slug, changedAt) -> {
                try {
                    entry.write("/p/" + slug, changedAt);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        entry.end();
    }
}
