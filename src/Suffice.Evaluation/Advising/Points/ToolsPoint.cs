using System.Collections.Immutable;
using Suffice.Evaluation.Advising.Known;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>How many tools has the model to choose from?</summary>
internal sealed class ToolsPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "many_tools";

    /// <summary>More are many; set by hand.</summary>
    public const int Many = 8;

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        ImmutableArray<long> tools = known.Sample.Tools;
        if (tools.IsEmpty)
        {
            return new AdviceFinding(Name, known.Sample.From, "not known", Pointing.Unknown, "calls that are kept, or eval items", $"in the policy, for {known.Task.Name}: store_content: true");
        }

        string found = tools[^1] == 0 ? "no tools are offered" : $"{Spread.Middle(tools)} tools in the middle call, {tools[^1]} at most";

        return new AdviceFinding(Name, known.Sample.From, found, Spread.Middle(tools) > Many ? Pointing.Capable : Pointing.Small);
    }
}
