package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /assets/<hash>/<name>}. */
@WebServlet("/assets/*")
public class AssetServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Assets assets;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        VersionedContent wanted = VersionedContent.of(request);
        Optional<Assets.Asset> asset = wanted == null ? Optional.empty() : assets.find(wanted.name());
        if (asset.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (wanted.begin(request, response, asset.get().hash(), asset.get().contentType())) {
            response.setContentLength(asset.get().bytes().length);
            response.getOutputStream().write(asset.get().bytes());
        }
    }
}
