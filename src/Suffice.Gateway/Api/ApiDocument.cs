using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Api;

/// <summary>The OpenAPI document of the gateway, made of its endpoints when it is first asked for.</summary>
internal sealed class ApiDocument
{
    /// <summary>The document's name among those of a host.</summary>
    public const string Name = "suffice";

    /// <summary>The name of the way in which a key is brought.</summary>
    public const string KeyScheme = "key";

    private readonly Lazy<Task<OpenApiDocument>> document;
    private readonly Lazy<Task<byte[]>> json;
    private readonly Lazy<Task<ReferencePage>> page;

    /// <summary>Makes it.</summary>
    /// <param name="provider">Makes documents of endpoints.</param>
    public ApiDocument([FromKeyedServices(Name)] IOpenApiDocumentProvider provider)
    {
        document = new(() => provider.GetOpenApiDocumentAsync(CancellationToken.None));
        json = new(WriteAsync);
        page = new(async () => new ReferencePage(await document.Value.ConfigureAwait(false)));
    }

    /// <summary>Handles <c>GET /api/openapi.json</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task JsonAsync(HttpContext context) => await JsonBody.WriteAsync(context, await json.Value.ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Handles <c>GET /api</c>: the document as a page.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task PageAsync(HttpContext context) => await (await page.Value.ConfigureAwait(false)).WriteAsync(context).ConfigureAwait(false);

    /// <summary>Describes the whole.</summary>
    /// <param name="document">What the endpoints told.</param>
    public static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Suffice",
            Version = "1",
            Description = "Every AI call on the smallest model that still passes. Times are in milliseconds, money is in US dollars; an amount that is not known is null.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key of the policy or of a caller; header x-api-key is taken too.",
        };
    }

    private async Task<byte[]> WriteAsync()
    {
        using MemoryStream stream = new();
        await (await document.Value.ConfigureAwait(false)).SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1).ConfigureAwait(false);

        return stream.ToArray();
    }
}
