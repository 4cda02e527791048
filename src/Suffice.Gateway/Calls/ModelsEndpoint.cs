using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;
using Suffice.Policy;

namespace Suffice.Gateway.Calls;

/// <summary>Lists what a caller may name: <c>auto</c>, its tasks, its models; in the list form of the caller's protocol.</summary>
internal sealed class ModelsEndpoint(IPolicySource policies)
{
    /// <summary>Handles <c>GET /v1/models</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task ListAsync(HttpContext context)
    {
        IEnumerable<ModelName> names = Names(policies.Current, context.Caller());
        object list = IsOfAnthropic(context) ? ListOfAnthropic(names) : ListOfOpenAI(names);
        await context.Response.WriteAsJsonAsync(list, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Handles <c>GET /v1/models/{id}</c>: a listed name, or a pinned id or alias of a listed model.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task FindAsync(HttpContext context)
    {
        string id = context.Request.RouteValues["id"] as string ?? string.Empty;
        if (Find(policies.Current, context.Caller(), id) is { } name)
        {
            object one = IsOfAnthropic(context) ? OneOfAnthropic(name) : OneOfOpenAI(name);
            await context.Response.WriteAsJsonAsync(one, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        ChatError error = new(404, $"unknown model \"{id}\"; GET /v1/models lists what may be named") { Code = "model_not_found", Param = "model" };
        await ErrorWriter.For(context).WriteAsync(context, error).ConfigureAwait(false);
    }

    private static bool IsOfAnthropic(HttpContext context) => CallerProtocol.Of(context) == ChatProtocol.Anthropic;

    private static ModelName? Find(SufficePolicy policy, Caller caller, string id)
    {
        foreach (ModelName name in Names(policy, caller))
        {
            if (string.Equals(name.Id, id, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return policy.Models.TryGetValue(id, out Model? model) && caller.MayUseModel(model) ? new ModelName(id, model.Provider) : null;
    }

    private static IEnumerable<ModelName> Names(SufficePolicy policy, Caller caller) =>
    [
        new("auto", "suffice"),
        .. policy.Tasks.Where(t => caller.MayUseTask(t.Name)).Select(t => new ModelName($"task:{t.Name}", "suffice")),
        .. policy.Models.Values.Distinct().Where(caller.MayUseModel).OrderBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => new ModelName(m.Name, m.Provider)),
    ];

    private static object ListOfOpenAI(IEnumerable<ModelName> names) => new { @object = "list", data = names.Select(OneOfOpenAI) };

    private static object OneOfOpenAI(ModelName name) => new { id = name.Id, @object = "model", created = 0, owned_by = name.Owner };

    private static object ListOfAnthropic(IEnumerable<ModelName> names)
    {
        List<ModelName> all = [.. names];

        return new { data = all.Select(OneOfAnthropic), has_more = false, first_id = all[0].Id, last_id = all[^1].Id };
    }

    private static object OneOfAnthropic(ModelName name) =>
        new { type = "model", id = name.Id, display_name = name.Id, created_at = "1970-01-01T00:00:00Z" };

    private readonly record struct ModelName(string Id, string Owner);
}
