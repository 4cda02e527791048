using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>references</c>.</summary>
internal sealed record ReferencesOptions
{
    /// <summary>The JSON path of the values that must be known.</summary>
    [Description("The JSON path of the values that must be known, such as $.slots[*].product_id.")]
    public required string Path { get; init; }

    /// <summary>The known values, and paths beginning with <c>$request</c> of values that the call carries.</summary>
    [Description("The known values: a list, or a path such as $request.metadata.product_ids to values that the call carries.")]
    public required ImmutableArray<string> Allowed { get; init; }
}

/// <summary>Every value at a path is a known one.</summary>
internal sealed class ReferencesCheck : ICheck
{
    private const int MostListed = 10;

    private readonly JsonPath path;
    private readonly ImmutableArray<string> literals;
    private readonly ImmutableArray<RequestPath> carried;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">A path cannot work or nothing is allowed.</exception>
    public ReferencesCheck(ReferencesOptions options)
    {
        path = JsonPath.Parse(options.Path, "path");
        if (options.Allowed.IsDefaultOrEmpty)
        {
            throw new CheckOptionsException("allowed", "names no known value", "give a list, or a path such as $request.metadata.product_ids");
        }

        literals = [.. options.Allowed.Where(value => !RequestPath.IsMeant(value))];
        carried = [.. options.Allowed.Where(RequestPath.IsMeant).Select(value => RequestPath.Parse(value, "allowed"))];
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<ReferencesOptions>(
        "references", "Every value at a path is one of the known values.", (options, _) => new ReferencesCheck(options));

    /// <inheritdoc/>
    public string Name => "references";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (!AnswerPart.TryRoot(judged, path, out JsonElement root, out Finding otherwise))
        {
            return otherwise;
        }

        List<JsonElement> said = path.Select(root).SelectMany(Flattened).ToList();
        if (said.Count == 0)
        {
            return Finding.NotApplicable;
        }

        HashSet<string> known = Known(judged);
        if (known.Count == 0)
        {
            return Finding.Failed($"The call carries no known values at {carried[0].Text}, so {path.Text} cannot be checked.");
        }

        List<string> unknown = said.Select(JsonScalar.TextOf).Where(value => !known.Contains(value)).Distinct(StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? Finding.Passed : Unknown(unknown, known);
    }

    private HashSet<string> Known(JudgedAnswer judged)
    {
        HashSet<string> known = new(literals, StringComparer.Ordinal);
        foreach (RequestPath source in carried)
        {
            foreach (JsonElement value in source.Select(judged.Request).SelectMany(Flattened))
            {
                known.Add(JsonScalar.TextOf(value));
            }
        }

        return known;
    }

    // A path may lead to the list as well as to its items.
    private static IEnumerable<JsonElement> Flattened(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private Finding Unknown(List<string> unknown, HashSet<string> known)
    {
        string wrong = string.Join(", ", unknown.Take(MostListed).Select(value => $"\"{JsonScalar.Quote(value)}\""));
        string right = known.Count <= MostListed
            ? $"use only {string.Join(", ", known.Select(value => $"\"{value}\""))}"
            : "use only values given in the task";
        return Finding.Failed($"{path.Text} holds {wrong}, which {(unknown.Count == 1 ? "is" : "are")} not known; {right}.");
    }
}
