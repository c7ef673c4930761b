package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meo.catalog.intake.CatalogueImports;
import org.meo.catalog.intake.ImportMode;
import org.meo.catalog.intake.ImportState;
import org.meo.catalog.intake.ImportView;
import org.meo.catalog.intake.Rejection;
import org.meo.shared.BusinessException;
import org.meo.shared.Page;
import org.meo.web.http.Links;
import org.meo.web.text.Text;

/** {@code /admin/catalogue}: files into the catalogue and out of it; {@code ?import=} shows one import. */
@Named("imports")
@RequestScoped
public class ImportsBacking {

    private static final int LATEST = 20;
    private static final Set<String> REFUSALS = Set.of("IMPORT_EMPTY", "IMPORT_TOO_LARGE", "IMPORT_PACKING");

    @Inject
    private HttpServletRequest request;
    @Inject
    private CatalogueImports imports;
    @Inject
    private Text text;
    private ImportView view;
    private List<ImportView> latest = List.of();
    private Page<Rejection> rejections;
    private String refusal;

    /** Finds the import that the address names; without one, the latest. */
    public void load() {
        String number = request.getParameter("import");
        if (number == null) {
            latest = imports.latest(LATEST);
            refusal = refusal(request.getParameter("refused"), request.getParameter("line"));
            return;
        }
        Optional<ImportView> found = number.matches("[0-9]{1,18}") ? imports.find(Long.parseLong(number)) : Optional.empty();
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        view = found.get();
        rejections = imports.rejections(view.id(), PageNumber.parse(request.getParameter("page")));
    }

    private String refusal(String code, String line) {
        if (code == null || !REFUSALS.contains(code)) {
            return null;
        }
        return text.error(new BusinessException(code, "file", line != null && line.matches("[0-9]{1,9}") ? Long.parseLong(line) : 0));
    }

    /** Why a file was not taken; null when it was, or none was sent. */
    public String getRefusal() {
        return refusal;
    }

    /** Null when the address names none. */
    public ImportView getView() {
        return view;
    }

    public List<ImportView> getLatest() {
        return latest;
    }

    public Page<Rejection> getRejections() {
        return rejections;
    }

    public String stateText(ImportState state) {
        return text.of("admin.state." + state.name());
    }

    public String modeText(ImportMode mode) {
        return text.of("admin.mode." + mode.name());
    }

    /** Written as the language does. */
    public String number(long number) {
        return text.of("admin.number", number);
    }

    /** This import's page. */
    public String getUrl() {
        return Links.url("/admin/catalogue?import=" + view.id());
    }

    /** The list of rejections, ending in the name of the page parameter. */
    public String getRejectionsUrl() {
        return getUrl() + "&page=";
    }

    /** Whether the report leaves rejections out because there are very many. */
    public boolean isReportCut() {
        return rejections.total() < view.rejected();
    }
}
