using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Gateway.Access;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Reviewing;

namespace Suffice.Gateway.Api;

/// <summary>Maps the management API: everything that the dashboard shows, as JSON, for people of any role.</summary>
internal static class ApiEndpoints
{
    private const string Group = "management";

    /// <summary>Maps it.</summary>
    /// <param name="application">Where.</param>
    public static void Map(WebApplication application)
    {
        IServiceProvider services = application.Services;
        RequestsApi requests = services.GetRequiredService<RequestsApi>();
        StateApi state = services.GetRequiredService<StateApi>();
        ApiDocument document = services.GetRequiredService<ApiDocument>();
        Get<RequestList>(application, "/api/requests", requests.ListAsync, "The requests of the ledger, the latest first, a page at a time.", [.. RequestsApi.Parameters])
            .Withholding("error", "failure_message");
        Get<RequestEntry>(application, "/api/requests/{id}", requests.FindAsync, "One request with its attempts and what each check found; with content where the policy keeps it.")
            .Withholding("request_content", "answer_content", "error", "failure_message", "checks.detail");
        Get<TaskList>(application, "/api/tasks", state.TasksAsync, "The tasks of the policy in force.");
        Get<ModelList>(application, "/api/models", state.ModelsAsync, "The models that can be called and their prices, with where and when each was read.");
        Get<BillReport>(application, "/api/bill", services.GetRequiredService<BillApi>().HandleAsync, "What it cost, before and after: the figures of suffice bill --json.", [.. BillApi.Parameters]);
        Get<ReviewReport>(application, "/api/review", services.GetRequiredService<ReviewApi>().HandleAsync, "What of what was promised is still true, and what to do now: the figures of suffice review --json.", [.. ReviewApi.Parameters]);
        Get<PolicyView>(application, "/api/policy", state.PolicyAsync, "The policy in force, without secrets.");
        Get<HealthView>(application, "/api/health", state.HealthAsync, "Version, policy, ledger, and the state of each model at a provider.");
        application.Serve("GET", "/api/openapi.json", document.JsonAsync)
            .Speaks(Group, "This document.").ForViewers();
        application.Serve("GET", "/api", document.PageAsync)
            .Shows(Group, "This document as a page.", "text/html").ForViewers().AsPage();
    }

    private static IEndpointConventionBuilder Get<T>(WebApplication application, string path, RequestDelegate handler, string summary, params QueryParameter[] parameters) =>
        application.Serve("GET", path, handler).Answers<T>(Group, summary, [.. parameters]).ForViewers();
}
