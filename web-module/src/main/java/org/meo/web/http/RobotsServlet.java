package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.meo.shared.Language;

/** {@code /robots.txt}. */
@WebServlet("/robots.txt")
public class RobotsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    /** Pages of one visitor, and those of which there are endlessly many. */
    private static final List<String> CLOSED = List.of("/cart", "/checkout", "/order/", "/search");

    @Inject
    private transient Site site;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        PrintWriter out = response.getWriter();
        out.print("User-agent: *\n");
        for (Language language : Language.values()) {
            CLOSED.forEach(path -> out.print("Disallow: " + Links.url(language, path) + "\n"));
        }
        out.print("Disallow: /admin\n");
        out.print("\nSitemap: " + site.absolute("/sitemap.xml") + "\n");
    }
}
