package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.meo.catalog.intake.CatalogueImports;
import org.meo.catalog.intake.ImportMode;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

/** What the forms of {@code /admin/catalogue} are sent to: a file to import, an import to end. Each answers with a page. */
@WebServlet({"/admin/catalogue/imports", "/admin/catalogue/cancel"})
@MultipartConfig(maxFileSize = CatalogueImports.MAX_SENT, maxRequestSize = CatalogueImports.MAX_SENT + 64 * 1024,
        fileSizeThreshold = 64 * 1024)
public class ImportForms extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ImportForms.class.getName());
    private static final int SEE_OTHER = 303;

    @Inject
    private transient CatalogueImports imports;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        String result = request.getServletPath().endsWith("/cancel") ? cancel(request.getParameter("import")) : start(request);
        Language language = Language.find(request.getParameter("language")).orElse(Language.ENGLISH);
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + Links.url(language, "/admin/catalogue" + result));
    }

    private String cancel(String number) {
        if (number == null || !number.matches("[0-9]{1,18}")) {
            return "";
        }
        imports.cancel(Long.parseLong(number));
        return "?import=" + number;
    }

    private String start(HttpServletRequest request) throws IOException, ServletException {
        try {
            Part file = request.getPart("file");
            ImportMode mode = CatalogueApi.mode(request.getParameter("mode")).orElse(ImportMode.BOTH);
            if (file == null) {
                return "?refused=IMPORT_EMPTY";
            }
            try (InputStream content = file.getInputStream()) {
                return "?import=" + imports.start(file.getSubmittedFileName(), content, mode,
                        request.getParameter("dryRun") != null);
            }
        } catch (BusinessException refused) {
            return "?refused=" + refused.code() + (refused.arguments().isEmpty() ? "" : "&line=" + refused.arguments().get(0));
        } catch (IllegalStateException e) {
            // What the container says of a part or a request that is larger than configured.
            LOG.log(Level.INFO, "Refused a catalogue file: {0}", e.getMessage());
            return "?refused=IMPORT_TOO_LARGE";
        }
    }
}
