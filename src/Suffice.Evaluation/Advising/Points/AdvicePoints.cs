using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>The written rule, point by point: what lets a small model do, what asks for the capable one, what is proved.</summary>
internal static class AdvicePoints
{
    /// <summary>All points, in the order in which they are told.</summary>
    public static ImmutableArray<IAdvicePoint> All { get; } =
    [
        new RepeatablePoint(),
        new DocumentedPoint(),
        new ExamplesPoint(),
        new EscalationPoint(),
        new OpenEndedPoint(),
        new CreativePoint(),
        new StakesPoint(),
        new ToolsPoint(),
        new LongContextPoint(),
        new EvalPoint(),
        new CalibrationPoint(),
        new LivePoint(),
    ];
}
