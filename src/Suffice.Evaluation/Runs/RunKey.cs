using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Runs;

/// <summary>Tells runs apart: whatever may change an answer or a verdict goes into the key, so that only the very same run is gone on with.</summary>
internal static class RunKey
{
    /// <summary>The same for the same items.</summary>
    public static string OfItems(ImmutableArray<PreparedItem> items) => HashOf(items.Select(item => KeyOf(item.Item)));

    /// <summary>The same for the same items, models, metrics, judges, limits and repeats.</summary>
    public static string Of(string items, EvalOptions options) => HashOf(
    [
        items,
        .. options.Models.Append(options.Judge).Concat(options.OtherJudges).OfType<EvalModel>().Select(model => $"{model.Name}\n{model.Model.Id}\n{model.Provider?.Protocol}\n{model.Provider?.BaseUrl}\n{string.Join(' ', model.Provider?.Recordings ?? [])}"),
        SpecsOf(options.Metrics),
        string.Join('\n', options.OwnMetrics.Select(metric => metric.GetType().AssemblyQualifiedName)),
        options.GateCounts ? options.Task?.GateSignature ?? string.Empty : string.Empty,
        $"{options.Repeats} {options.MaxOutputTokens} {options.Temperature}",
    ]);

    /// <summary>The same for the same that is asked of a judge, whoever that is and however much it weighs.</summary>
    public static string OfStandard(IEnumerable<MetricSpec> judged) => HashOf([SpecsOf(judged.Select(spec => spec with { Judge = null, Label = null, Weight = 1, Threshold = null }))]);

    private static string KeyOf(EvalItem item) =>
        $"{item.Id}\n{CallKey.Of(item.Request)}\n{item.Request.Temperature}\n{item.Request.MaxOutputTokens}\n{item.Reference?.GetRawText()}\n{item.Threshold}\n{SpecsOf(item.Metrics)}";

    private static string SpecsOf(IEnumerable<MetricSpec> specs) =>
        JsonSerializer.Serialize(specs.Select(spec => new { spec.Name, spec.Type, spec.IsNegated, Value = spec.Value?.GetRawText(), spec.Threshold, spec.Weight, spec.Judge, Config = spec.Config?.GetRawText(), Of = SpecsOf(spec.Of) }));

    private static string HashOf(IEnumerable<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
