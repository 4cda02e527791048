using Suffice.Chat;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.ToolCalls;

/// <summary>The answer makes the wanted calls and no others, in any order.</summary>
internal sealed class ToolCallMatchMetric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("tool-call-match", "The answer makes the wanted tool calls and no others, in any order.", spec => new ToolCallMatchMetric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(WantedCalls.Compare(spec, measured, (wanted, made) =>
    {
        int right = wanted.CountIn(made, out WantedCall? missing);
        bool isMatch = right == wanted.Calls.Length && right == made.Count;
        return MetricResult.Of(isMatch, isMatch ? null : Reason(wanted, made, missing));
    }));

    private static string Reason(WantedCalls wanted, List<ToolCallPart> made, WantedCall? missing) =>
        made.Count == 0 && wanted.Calls.Length > 0 ? $"calls no tool; {missing!.Name} is wanted"
        : wanted.Calls.IsEmpty ? $"calls {made[0].Name} where nothing is to be called"
        : missing is null ? $"makes {made.Count} calls where {wanted.Calls.Length} are wanted"
        : made.Find(call => Checks.Tools.OfferedTool.IsSame(call.Name, missing.Name)) is { } near
            ? $"calls {near.Name} with {Standard.Quote(near.ArgumentsJson)}; wanted is {Standard.Quote((missing.Choices ?? missing.Arguments)?.GetRawText() ?? "other arguments")}"
            : $"does not call {missing.Name}";
}
