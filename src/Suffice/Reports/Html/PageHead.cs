namespace Suffice.Reports.Html;

/// <summary>The head that all pages share.</summary>
internal static class PageHead
{
    /// <summary>Writes everything up to the beginning of the body.</summary>
    /// <param name="page">The page.</param>
    /// <param name="assets">Its style and policy.</param>
    /// <param name="title">Its title, before the product's name.</param>
    public static void Write(Page page, PageAssets assets, string title)
    {
        page.Write($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="{assets.Policy}">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>{title} · Suffice</title>
            """);
        page.Asset("<style>").Asset(assets.Style).Asset("</style>\n");
        page.Write($"""
            </head>
            <body>
            """);
    }
}
