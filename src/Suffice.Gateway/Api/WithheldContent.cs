using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Suffice.Callers;
using Suffice.Files;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Api;

/// <summary>What of an endpoint's answer is text of prompts, answers and tickets, and so not for the role view: it gets null in its place, and is told so.</summary>
/// <param name="Fields">The fields, wherever they stand in the answer: <c>quote</c>, or <c>criteria.reason</c> for one only inside another.</param>
internal sealed record WithheldContent(ImmutableArray<string> Fields)
{
    private const string Told = "withheld";

    /// <summary>Finds what is withheld from whoever makes a call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>What is; <see langword="null"/> for nothing.</returns>
    public static WithheldContent? From(HttpContext context) =>
        context.Features.Get<Caller>() is { MayReadContent: true } && context.Features.Get<HiddenAnswer>() is null ? null : context.GetEndpoint()?.Metadata.GetMetadata<WithheldContent>();

    /// <summary>Makes the answer without it.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="whole">The answer.</param>
    /// <returns>The answer with null in its place, and <c>withheld</c>: the names of the fields that were there.</returns>
    public JsonNode? Without<T>(T whole)
    {
        JsonNode? node = JsonSerializer.SerializeToNode(whole, MachineJson.Options);
        SortedSet<string> found = new(StringComparer.Ordinal);
        Clear(node, string.Empty, found);
        if (node is JsonObject answer && found.Count > 0)
        {
            answer[Told] = new JsonArray([.. found.Select(name => (JsonNode)name)]);
        }

        return node;
    }

    private void Clear(JsonNode? node, string inside, SortedSet<string> found)
    {
        if (node is JsonArray list)
        {
            foreach (JsonNode? one in list)
            {
                Clear(one, inside, found);
            }
        }

        if (node is not JsonObject fields)
        {
            return;
        }

        foreach ((string name, JsonNode? value) in fields.ToArray())
        {
            if (value is not null && (Fields.Contains(name) || Fields.Contains($"{inside}.{name}")))
            {
                fields[name] = null;
                found.Add(name);
            }
            else
            {
                Clear(value, name, found);
            }
        }
    }
}

/// <summary>Says what of an answer is withheld, where its endpoint is mapped.</summary>
internal static class WithheldContentExtensions
{
    /// <summary>Keeps fields from the role view.</summary>
    /// <param name="endpoint">The endpoint, whose answer is written by <see cref="ApiAnswer"/>.</param>
    /// <param name="fields">The fields; see <see cref="WithheldContent"/>.</param>
    /// <returns>The same.</returns>
    public static IEndpointConventionBuilder Withholding(this IEndpointConventionBuilder endpoint, params ImmutableArray<string> fields) =>
        endpoint.WithMetadata(new WithheldContent(fields));
}
