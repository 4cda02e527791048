using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Suffice.Files;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Gateway.Api;

/// <summary>Registers the management API.</summary>
internal static class ApiServices
{
    /// <summary>Registers it; nothing of it stands in the way of a call.</summary>
    /// <param name="services">Where.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddManagementApi(this IServiceCollection services) => services
        .AddSingleton(s => new LedgerReader(s.GetRequiredService<IPolicySource>().Current.Ledger.Path))
        .AddSingleton<RequestsApi>()
        .AddSingleton<BillApi>()
        .AddSingleton<ReviewApi>()
        .AddSingleton<StateApi>()
        .AddSingleton<ApiDocument>()
        .ConfigureHttpJsonOptions(json => MachineJson.Configure(json.SerializerOptions))
        .AddOpenApi(ApiDocument.Name, document =>
        {
            document.ShouldInclude = described => described.HttpMethod != "HEAD";
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            document.AddOperationTransformer(new DocumentedEndpoint());
            document.AddSchemaTransformer(new DocumentedForm());
            document.AddDocumentTransformer((whole, _, _) =>
            {
                ApiDocument.Introduce(whole);

                return Task.CompletedTask;
            });
        });
}
