using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Suffice.Gateway.Api;

/// <summary>The document as one page that loads nothing from anywhere and runs no script.</summary>
internal sealed class ReferencePage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}" +
        "h2{font:600 1rem/1.5 ui-monospace,monospace;border-top:1px solid #d0d7de;padding-top:1rem;margin:1.5rem 0 0}" +
        "table{border-collapse:collapse;width:100%;margin:.5rem 0}td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0}" +
        "code{font-family:ui-monospace,monospace}p{margin:.25rem 0}" +
        "@media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}h2{border-color:#30363d}a{color:#58a6ff}}";

    private static readonly string ContentPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] body;

    /// <summary>Writes the page.</summary>
    /// <param name="document">What it shows.</param>
    public ReferencePage(OpenApiDocument document)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Text(document.Info.Title)).Append(": endpoints</title><style>").Append(Style).Append("</style></head><body><main><h1>")
            .Append(Text(document.Info.Title)).Append("</h1><p>").Append(Text(document.Info.Description))
            .Append("</p><p>For programs: <a href=\"/api/openapi.json\">the OpenAPI document</a>.</p>");
        foreach ((string path, IOpenApiPathItem item) in document.Paths)
        {
            foreach ((HttpMethod method, OpenApiOperation operation) in item.Operations ?? [])
            {
                WriteOperation(page, $"{method} {path}", operation);
            }
        }

        page.Append("<h1>Forms</h1>");
        foreach ((string name, IOpenApiSchema schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            WriteSchema(page, name, schema);
        }

        body = Encoding.UTF8.GetBytes(page.Append("</main></body></html>").ToString());
    }

    /// <summary>Answers with the page.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static void WriteOperation(StringBuilder page, string name, OpenApiOperation operation)
    {
        page.Append("<h2>").Append(Text(name)).Append("</h2><p>").Append(Text(operation.Summary)).Append("</p><p>").Append(Text(operation.Description)).Append("</p>");
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            page.Append("<table><tr><th>parameter</th><th>form</th><th>meaning</th></tr>");
            foreach (IOpenApiParameter parameter in parameters)
            {
                Row(page, parameter.Name, parameter.Schema, parameter.Description);
            }

            page.Append("</table>");
        }

        foreach ((string status, IOpenApiResponse response) in operation.Responses ?? [])
        {
            string forms = string.Join(", ", (response.Content ?? new Dictionary<string, OpenApiMediaType>())
                .Select(content => $"{Text(content.Key)} {FormOf(content.Value.Schema)}"));
            page.Append("<p>").Append(Text(status)).Append(": ").Append(forms).Append("</p>");
        }
    }

    private static void WriteSchema(StringBuilder page, string name, IOpenApiSchema schema)
    {
        page.Append("<h2 id=\"").Append(Text(name)).Append("\">").Append(Text(name)).Append("</h2><p>").Append(Text(schema.Description)).Append("</p><table>");
        foreach ((string property, IOpenApiSchema form) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            Row(page, property, form, form.Description);
        }

        page.Append("</table>").Append(WordsOf(schema));
    }

    private static void Row(StringBuilder page, string? name, IOpenApiSchema? form, string? description) => page
        .Append("<tr><td><code>").Append(Text(name)).Append("</code></td><td>").Append(FormOf(form)).Append(' ').Append(WordsOf(form))
        .Append("</td><td>").Append(Text(description)).Append("</td></tr>");

    private static string FormOf(IOpenApiSchema? schema) => schema switch
    {
        null => string.Empty,
        OpenApiSchemaReference { Reference.Id: { } id } => $"<a href=\"#{Text(id)}\">{Text(id)}</a>",
        { OneOf: { Count: > 0 } either } => string.Join(" or ", either.Select(FormOf)),
        { Items: { } items } => $"list of {FormOf(items)}",
        { AdditionalProperties: { } values } => $"map of {FormOf(values)}",
        { Type: { } type } => Text(string.Join(" or ", type.ToIdentifiers())),
        _ => "anything",
    };

    private static string WordsOf(IOpenApiSchema? schema) =>
        schema?.Enum is { Count: > 0 } words ? Text($"({string.Join(", ", words.Select(word => word?.ToString()))})") : string.Empty;

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? string.Empty);
}
