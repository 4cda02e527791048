using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Catalog;
using Suffice.Gateway.Access;
using Suffice.Policy;

namespace Suffice.Gateway.Calls;

/// <summary>Lists what a caller may name: <c>auto</c>, its tasks, its models; in the list form of the caller's protocol.</summary>
internal sealed class ModelsEndpoint(IPolicySource policies)
{
    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task HandleAsync(HttpContext context)
    {
        SufficePolicy policy = policies.Current;
        IEnumerable<(string Id, string Owner)> names = Names(policy, context.Caller());
        object list = context.Request.Headers.ContainsKey("anthropic-version") ? OfAnthropic(names) : OfOpenAI(names);
        await context.Response.WriteAsJsonAsync(list, context.RequestAborted).ConfigureAwait(false);
    }

    private static IEnumerable<(string Id, string Owner)> Names(SufficePolicy policy, Caller caller) =>
    [
        ("auto", "suffice"),
        .. policy.Tasks.Where(t => caller.MayUseTask(t.Name)).Select(t => ($"task:{t.Name}", "suffice")),
        .. policy.Models.Values.Distinct().Where(caller.MayUseModel).OrderBy(m => m.Name, StringComparer.Ordinal).Select(Named),
    ];

    private static (string Id, string Owner) Named(Model model) => (model.Name, model.Provider);

    private static object OfOpenAI(IEnumerable<(string Id, string Owner)> names) => new
    {
        @object = "list",
        data = names.Select(n => new { id = n.Id, @object = "model", created = 0, owned_by = n.Owner }),
    };

    private static object OfAnthropic(IEnumerable<(string Id, string Owner)> names)
    {
        var all = names.Select(n => new { type = "model", id = n.Id, display_name = n.Id, created_at = "1970-01-01T00:00:00Z" }).ToList();

        return new { data = all, has_more = false, first_id = all[0].id, last_id = all[^1].id };
    }
}
