package org.meo.notifications;

import java.util.Locale;

/** Grows a mail in both forms at once, text and HTML; every value is escaped. */
final class MailDocument {

    private final Locale locale;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private boolean inTable;

    MailDocument(Locale locale) {
        this.locale = locale;
    }

    void paragraph(String content) {
        endTable();
        text.append(content).append("\n\n");
        // Lines stay lines.
        html.append("<p style=\"margin:0 0 16px\">").append(escape(content).replace("\n", "<br>")).append("</p>");
    }

    void row(String left, String right) {
        if (!inTable) {
            html.append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse;margin:0 0 16px\">");
            inTable = true;
        }
        text.append("  ").append(left).append(right.isEmpty() ? "" : "  " + right).append('\n');
        html.append("<tr><td style=\"padding:8px 0;border-bottom:1px solid #e4dfd6\">").append(escape(left))
                .append("</td><td style=\"padding:8px 0;border-bottom:1px solid #e4dfd6;text-align:right;white-space:nowrap\">")
                .append(escape(right)).append("</td></tr>");
    }

    void link(String label, String url) {
        endTable();
        text.append(label).append(": ").append(url).append("\n\n");
        html.append("<p style=\"margin:24px 0\"><a href=\"").append(escape(url))
                .append("\" style=\"background:#1f3a34;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none\">")
                .append(escape(label)).append("</a></p>");
    }

    /** A link that nobody is asked to follow. */
    void quietLink(String label, String url) {
        endTable();
        text.append(label).append(": ").append(url).append("\n\n");
        html.append("<p style=\"margin:24px 0;font-size:14px\"><a href=\"").append(escape(url))
                .append("\" style=\"color:#1f3a34\">").append(escape(label)).append("</a></p>");
    }

    /** @param subject in one line */
    Mail mail(String occasion, String recipient, String subject) {
        endTable();
        String page = "<!DOCTYPE html><html lang=\"" + escape(locale.toLanguageTag()) + "\"><head><meta charset=\"utf-8\"><title>"
                + escape(subject) + "</title></head><body style=\"margin:0;background:#f6f3ee;color:#22211f;"
                + "font:16px/1.5 Georgia,serif\"><div style=\"max-width:600px;margin:0 auto;padding:32px 24px\">"
                + "<p style=\"font-size:28px;margin:0 0 24px;color:#1f3a34\">Meo</p>" + html + "</div></body></html>";
        return new Mail(occasion, recipient, subject, text.toString(), page);
    }

    private void endTable() {
        if (inTable) {
            html.append("</table>");
            text.append('\n');
            inTable = false;
        }
    }

    private static String escape(String content) {
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
