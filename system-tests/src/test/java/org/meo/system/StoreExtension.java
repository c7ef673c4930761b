package org.meo.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link RunningStore}, started by the first of them and stopped after the last, and {@link Shoppers} of
 * their own. When a test fails, pictures and HTML of its pages and the logs and threads of all parts go
 * to {@code target/screenshots/<test>}.
 */
final class StoreExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(StoreExtension.class);
    private static final Path EVIDENCE = Path.of("target", "screenshots");
    private static final int LONGEST_NAME = 120;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningStore.class || type == Shoppers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningStore.class ? store(context) : shoppers(context);
    }

    private static RunningStore store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(RunningStore.class, key -> RunningStore.start(), RunningStore.class);
    }

    private static Shoppers shoppers(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Shoppers.class, key -> new Shoppers(store(context)), Shoppers.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        String name = context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName()
                + " " + context.getDisplayName();
        String file = name.replaceAll("[^A-Za-z0-9._-]+", "_");
        Path directory = Files.createDirectories(
                EVIDENCE.resolve(file.length() > LONGEST_NAME ? file.substring(0, LONGEST_NAME) : file));
        Shoppers shoppers = context.getStore(NAMESPACE).get(Shoppers.class, Shoppers.class);
        if (shoppers != null) {
            shoppers.keepEvidence(directory);
        }
        RunningStore store = context.getRoot().getStore(NAMESPACE).get(RunningStore.class, RunningStore.class);
        if (store != null) {
            store.keepThreads(directory);
        }
        try (var logs = Files.newDirectoryStream(RunningStore.logs(), "*.log")) {
            for (Path log : logs) {
                Files.copy(log, directory.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
