using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>contradiction</c>.</summary>
internal sealed record ContradictionOptions
{
    /// <summary>JSON paths of the answer, each with the path of what the call knows to be true.</summary>
    [Description("JSON paths of the answer, each with the path of the truth in the call: { \"$.order_id\": \"$request.metadata.order_id\" }.")]
    public required ImmutableDictionary<string, string> Fields { get; init; }
}

/// <summary>Fields of the answer say what the call knows to be true; numbers, dates and case are compared by meaning.</summary>
internal sealed class ContradictionCheck : ICheck
{
    private readonly ImmutableArray<(JsonPath Said, RequestPath Truth)> fields;

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <exception cref="CheckOptionsException">A path cannot work or no field is named.</exception>
    public ContradictionCheck(ContradictionOptions options)
    {
        fields = [.. options.Fields.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (JsonPath.Parse(pair.Key, "fields"), RequestPath.Parse(pair.Value, "fields")))];
        if (fields.IsEmpty)
        {
            throw new CheckOptionsException("fields", "names no field", "give at least one, such as \"$.order_id\": $request.metadata.order_id");
        }
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<ContradictionOptions>(
        "contradiction", "Fields of the answer say what the call knows to be true.", (options, _) => new ContradictionCheck(options));

    /// <inheritdoc/>
    public string Name => "contradiction";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    private Finding Judge(JudgedAnswer judged)
    {
        if (!AnswerPart.TryRoot(judged, fields[0].Said, out JsonElement root, out Finding otherwise))
        {
            return otherwise;
        }

        bool compared = false;
        foreach ((JsonPath said, RequestPath truth) in fields)
        {
            List<JsonElement> known = truth.Select(judged.Request).FindAll(fact => fact.ValueKind != JsonValueKind.Null);
            List<JsonElement> values = known.Count == 0 ? [] : said.Select(root);
            for (int i = 0; i < values.Count; i++)
            {
                compared = true;
                if (!known.Exists(fact => CanonicalValue.Same(values[i], fact)))
                {
                    return Finding.Failed(
                        $"{said.LocationOf(root, i)} is \"{JsonScalar.Quote(values[i])}\", but the call says \"{JsonScalar.Quote(known[0])}\".");
                }
            }
        }

        return compared ? Finding.Passed : Finding.NotApplicable;
    }
}
