using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Confidence.Signals;

/// <summary>The tools a call offers, and how well what was asked fits them.</summary>
internal sealed class OfferedTools : ISignalGroup<AskedCall>
{
    public ImmutableArray<string> Names { get; } =
    [
        "tools.count", "tools.properties", "tools.required", "tools.depth", "tools.choices", "tools.description_characters",
        "tools.best_name_fit", "tools.best_fit", "tools.fit_lead", "tools.numbers_per_required",
    ];

    public void Read(AskedCall source, Span<double> values)
    {
        ImmutableArray<ToolDefinition> tools = source.Request.Tools;
        if (tools.IsDefaultOrEmpty)
        {
            values.Fill(double.NaN);
            values[0] = 0;
            return;
        }

        int properties = 0, required = 0, depth = 0, choices = 0, characters = 0;
        double bestName = 0, best = 0, next = 0;
        foreach (ToolDefinition tool in tools)
        {
            SchemaSize size = tool.Parameters is { } schema ? SchemaSize.Of(schema) : default;
            (properties, required, choices) = (properties + size.Properties, required + size.Required, choices + size.Choices);
            depth = Math.Max(depth, size.Depth);
            characters += tool.Description?.Length ?? 0;
            bestName = Math.Max(bestName, Fit(source, tool.Name));
            double fit = Fit(source, $"{tool.Name} {tool.Description}");
            (best, next) = fit > best ? (fit, best) : (best, Math.Max(next, fit));
        }

        values[0] = Math.Log(1 + tools.Length);
        values[1] = Math.Log(1 + properties);
        values[2] = Math.Log(1 + required);
        values[3] = depth;
        values[4] = Math.Log(1 + choices);
        values[5] = Math.Log(1 + characters);
        values[6] = bestName;
        values[7] = best;
        values[8] = best - next;
        values[9] = Math.Log(1 + source.Numbers.Count) - Math.Log(1 + required);
    }

    private static double Fit(AskedCall source, string text) =>
        WordsOf.ShareAmong(text, source.Words) is var share && double.IsNaN(share) ? 0 : share;
}
