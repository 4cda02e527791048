using Suffice.Schemas.Evaluating;

namespace Suffice.Schemas.Unfinished;

/// <summary>Loses the run when the text has more code points than are allowed.</summary>
internal sealed class LengthWatch(Run run, Keyword keyword, long most) : TextWatch(run)
{
    private long count;
    private bool afterHigh;

    public override void Push(char unit)
    {
        count += afterHigh && char.IsLowSurrogate(unit) ? 0 : 1;
        afterHigh = char.IsHighSurrogate(unit);
        if (count > most)
        {
            Run.Break(keyword, $"is longer than {most} characters, the most that are allowed");
        }
    }
}
