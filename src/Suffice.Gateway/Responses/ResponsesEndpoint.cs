using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Suffice.Chat.Responses;
using Suffice.Chat.Wires;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;
using Suffice.Policy;

namespace Suffice.Gateway.Responses;

/// <summary>Shows kept answers to those whose they are, and forgets them.</summary>
internal sealed class ResponsesEndpoint(ResponseStore store, IPolicySource policies)
{
    private const int UsualItems = 20;
    private const int MostItems = 100;

    private readonly ErrorWriter errors = new(ChatWires.Responses);

    /// <summary>Handles <c>GET /v1/responses/{id}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task FindAsync(HttpContext context)
    {
        if (string.Equals(context.Request.Query["stream"], "true", StringComparison.OrdinalIgnoreCase))
        {
            return errors.WriteAsync(context, ResponsesErrors.Query("stream", "a kept answer is given whole: leave it out"));
        }

        return store.Find(OwnerOf(context), IdOf(context)) is { } found
            ? JsonBody.WriteAsync(context, found.Answer.Body)
            : MissAsync(context);
    }

    /// <summary>Handles <c>DELETE /v1/responses/{id}</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task DeleteAsync(HttpContext context)
    {
        string id = IdOf(context);

        return store.Remove(OwnerOf(context), id)
            ? context.Response.WriteAsJsonAsync(new { id, @object = "response", deleted = true }, context.RequestAborted)
            : MissAsync(context);
    }

    /// <summary>Handles <c>GET /v1/responses/{id}/input_items</c>: all that the model was told, the newest first unless asked otherwise.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task InputAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        int limit = UsualItems;
        if (query.TryGetValue("limit", out StringValues asked)
            && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostItems))
        {
            return errors.WriteAsync(context, ResponsesErrors.Query("limit", $"use a number from 1 to {MostItems}"));
        }

        string order = query.TryGetValue("order", out StringValues direction) ? direction.ToString() : "desc";
        if (order is not ("asc" or "desc"))
        {
            return errors.WriteAsync(context, ResponsesErrors.Query("order", "use asc or desc"));
        }

        return store.Find(OwnerOf(context), IdOf(context)) is { } found
            ? context.Response.WriteAsJsonAsync(PageOf(found, limit, order == "asc", query["after"]), context.RequestAborted)
            : MissAsync(context);
    }

    private static object PageOf(KeptResponse response, int limit, bool oldestFirst, string? after)
    {
        IReadOnlyList<JsonElement> all = KeptConversation.ItemsOf(response.Input, response.Id);
        List<JsonElement> items = [.. oldestFirst ? all : all.Reverse()];
        int start = after is null ? 0 : items.FindIndex(item => NameOf(item) == after) + 1;
        List<JsonElement> page = [.. items.Skip(start).Take(limit)];

        return new
        {
            @object = "list",
            data = page,
            first_id = page.Count > 0 ? NameOf(page[0]) : null,
            last_id = page.Count > 0 ? NameOf(page[^1]) : null,
            has_more = start + page.Count < items.Count,
        };
    }

    private static string? NameOf(JsonElement item) => item.GetProperty("id").GetString();

    private Task MissAsync(HttpContext context) =>
        errors.WriteAsync(context, ResponsesErrors.NotFound(IdOf(context), policies.Current.Gateway.Responses.Store));

    private static string OwnerOf(HttpContext context) => ResponseKeeper.OwnerOf(context.Caller());

    private static string IdOf(HttpContext context) => context.Request.RouteValues["id"] as string ?? string.Empty;
}
