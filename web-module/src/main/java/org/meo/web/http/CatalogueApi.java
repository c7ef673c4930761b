package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meo.catalog.intake.CatalogueExport;
import org.meo.catalog.intake.CatalogueImports;
import org.meo.catalog.intake.ImportMode;
import org.meo.catalog.intake.ImportView;
import org.meo.pictures.Picture;
import org.meo.pictures.Pictures;
import org.meo.shared.BusinessException;
import org.meo.web.text.Text;

/** {@code /api/v1/catalogue/}: imports, exports and pictures for programs; refusals are JSON with a code and a message. */
@WebServlet("/api/v1/catalogue/*")
public class CatalogueApi extends HttpServlet {

    static final String BASE = "/api/v1/catalogue";
    private static final long serialVersionUID = 1L;
    private static final int LATEST = 50;
    private static final int TOO_LARGE = 413;
    private static final Pattern IMPORT = Pattern.compile("/imports/([0-9]{1,18})(/errors\\.csv)?");
    private static final Pattern PICTURE = Pattern.compile("/pictures/([^/]+)");
    private static final Set<String> FILE_TYPES = Set.of("text/csv", "application/csv", "text/plain", "application/gzip",
            "application/x-gzip", "application/octet-stream");

    @Inject
    private transient CatalogueImports imports;
    @Inject
    private transient CatalogueExport export;
    @Inject
    private transient Pictures pictures;
    @Inject
    private transient Text text;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        Matcher wanted = IMPORT.matcher(path);
        if (path.equals("/products.csv")) {
            beginFile(response, "products.csv");
            export.writeProducts(response.getOutputStream());
        } else if (path.equals("/categories.csv")) {
            beginFile(response, "categories.csv");
            export.writeCategories(response.getOutputStream());
        } else if (path.equals("/imports")) {
            JsonArrayBuilder list = Json.createArrayBuilder();
            imports.latest(LATEST).forEach(view -> list.add(json(view)));
            write(response, HttpServletResponse.SC_OK, Json.createObjectBuilder().add("imports", list).build());
        } else if (wanted.matches()) {
            show(response, Long.parseLong(wanted.group(1)), wanted.group(2) != null);
        } else {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "NOT_FOUND", "there is no such address");
        }
    }

    private void show(HttpServletResponse response, long number, boolean errors) throws IOException {
        Optional<ImportView> found = imports.find(number);
        if (found.isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "NOT_FOUND", "there is no such import");
        } else if (errors) {
            beginFile(response, "import-" + number + "-errors.csv");
            imports.writeRejections(number, response.getOutputStream());
        } else {
            write(response, HttpServletResponse.SC_OK, json(found.get()));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!path(request).equals("/imports")) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "NOT_FOUND", "there is no such address");
            return;
        }
        String type = request.getContentType();
        if (type == null || !FILE_TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "MEDIA_TYPE",
                    "a catalogue is text/csv, or application/gzip of that");
            return;
        }
        Optional<ImportMode> mode = mode(request.getParameter("mode"));
        String dryRun = request.getParameter("dryRun");
        if (mode.isEmpty() || dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "PARAMETER",
                    "mode is create, update or both; dryRun is true or false");
            return;
        }
        if (request.getContentLengthLong() > CatalogueImports.MAX_SENT) {
            refuse(response, new BusinessException("IMPORT_TOO_LARGE", "file"));
            return;
        }
        try {
            long number = imports.start(request.getParameter("name"), request.getInputStream(), mode.get(),
                    "true".equals(dryRun));
            response.setHeader("Location", request.getContextPath() + BASE + "/imports/" + number);
            write(response, HttpServletResponse.SC_ACCEPTED, json(imports.find(number).orElseThrow()));
        } catch (BusinessException refused) {
            refuse(response, refused);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher wanted = IMPORT.matcher(path(request));
        if (!wanted.matches() || wanted.group(2) != null || imports.find(Long.parseLong(wanted.group(1))).isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "NOT_FOUND", "there is no such import");
        } else if (imports.cancel(Long.parseLong(wanted.group(1)))) {
            write(response, HttpServletResponse.SC_ACCEPTED, json(imports.find(Long.parseLong(wanted.group(1))).orElseThrow()));
        } else {
            refuse(response, HttpServletResponse.SC_CONFLICT, "IMPORT_OVER", "the import is over");
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher wanted = PICTURE.matcher(path(request));
        if (!wanted.matches()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "NOT_FOUND", "there is no such address");
            return;
        }
        try {
            Picture picture = pictures.add(wanted.group(1), request.getInputStream());
            write(response, HttpServletResponse.SC_OK, Json.createObjectBuilder().add("name", picture.name())
                    .add("address", "/pictures/" + picture.path()).build());
        } catch (BusinessException refused) {
            refuse(response, refused);
        }
    }

    /** @return empty when it is none; both when it is not given */
    static Optional<ImportMode> mode(String name) {
        return name == null || name.isEmpty() ? Optional.of(ImportMode.BOTH)
                : Arrays.stream(ImportMode.values()).filter(mode -> mode.name().equalsIgnoreCase(name)).findFirst();
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo();
    }

    private static void beginFile(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static JsonObject json(ImportView view) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("id", view.id()).add("source", view.source())
                .add("state", view.state().name()).add("mode", view.mode().name()).add("dryRun", view.dryRun())
                .add("percent", view.percent()).add("bytes", view.bytes()).add("bytesChecked", view.checked())
                .add("read", view.read()).add("taken", view.taken()).add("rejected", view.rejected())
                .add("created", view.created()).add("updated", view.updated()).add("unchanged", view.unchanged())
                .add("skipped", view.skipped()).add("notices", view.notices())
                .add("startedAt", view.startedAt().toString())
                .add("errors", BASE + "/imports/" + view.id() + "/errors.csv");
        if (view.failure() != null) {
            json.add("failure", view.failure());
        }
        if (view.endedAt() != null) {
            json.add("endedAt", view.endedAt().toString());
        }
        return json.build();
    }

    private void refuse(HttpServletResponse response, BusinessException refused) throws IOException {
        boolean large = refused.code().equals("IMPORT_TOO_LARGE") || refused.code().equals("PICTURE_BYTES");
        refuse(response, large ? TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST, refused.code(), text.error(refused));
    }

    private static void refuse(HttpServletResponse response, int status, String code, String message) throws IOException {
        write(response, status, Json.createObjectBuilder().add("code", code).add("message", message).build());
    }

    private static void write(HttpServletResponse response, int status, JsonObject body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
