using Suffice.Evaluation.Advising.Known;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>One point of the written rule. One file a point, one line in <see cref="AdvicePoints"/>.</summary>
internal interface IAdvicePoint
{
    /// <summary>Applies it.</summary>
    /// <param name="known">What is known of the task.</param>
    /// <returns>What was found, and which way it points.</returns>
    AdviceFinding Look(TaskKnown known);
}
