using Suffice.Classifier;
using Suffice.Evaluation.Advising.Known;
using Suffice.Files;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>Is something to be invented?</summary>
internal sealed class CreativePoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "creative";

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known) => (known.Task.Type, known.Sample.Kind) switch
    {
        (TaskType.Creative, _) => new AdviceFinding(Name, "the policy", "type: creative", Pointing.Capable),
        ({ } type, _) => new AdviceFinding(Name, "the policy", $"type: {EnumWord.Of(type)}", Pointing.Small),
        (null, (TaskType.Creative, var calls)) => new AdviceFinding(Name, known.Sample.From, $"{calls} of {known.Sample.Count} ask to invent", Pointing.Capable),
        (null, ({ } type, var calls)) => new AdviceFinding(Name, known.Sample.From, $"{calls} of {known.Sample.Count} look like {EnumWord.Spaced(type)}", Pointing.Small),
        _ => new AdviceFinding(Name, known.Sample.From, "not stated, and the calls do not show it", Pointing.Unknown, "its type, stated", $"in the policy, for {known.Task.Name}: type: classification (or what it is)"),
    };
}
