package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meo.documents.DocumentFile;
import org.meo.documents.DocumentView;
import org.meo.documents.Documents;
import org.meo.orders.Orders;

/**
 * Invoices and credit notes: {@code /documents/<number>.pdf} for whoever holds the order's key ({@code ?key=}) or is signed
 * in as its buyer, {@code /admin/documents/<number>.pdf} for those who work in the store. Whoever may not see a document
 * is told that there is none.
 */
@WebServlet({"/documents/*", "/admin/documents/*"})
public class DocumentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([A-Z]-[0-9]{4}-[0-9]{6,10})\\.pdf");

    @Inject
    private transient Documents documents;
    @Inject
    private transient Orders orders;
    @Inject
    private transient Visitor visitor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        Optional<DocumentFile> file = path.matches() ? documents.find(path.group(1)) : Optional.empty();
        if (file.isEmpty() || !isAllowed(request, file.get().document())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] pdf = file.get().pdf();
        response.setContentType("application/pdf");
        response.setContentLength(pdf.length);
        response.setHeader("Content-Disposition", "inline; filename=\"" + file.get().document().number() + ".pdf\"");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(pdf);
    }

    private boolean isAllowed(HttpServletRequest request, DocumentView document) {
        if (request.getServletPath().startsWith("/admin/")) {
            return true;
        }
        return orders.find(document.orderNumber(), request.getParameter("key")).isPresent()
                || visitor.signedIn().flatMap(customer -> orders.findOwn(document.orderNumber(), customer.customerId())).isPresent();
    }
}
