using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas;

/// <summary>
/// Judges JSON text while it is still arriving, and says as early as it can be sure that no continuation keeps to the schema.
/// It never gives up on a text that some continuation would make valid. For one text, and one thread at a time.
/// </summary>
public sealed class UnfinishedJsonJudge
{
    private readonly bool skipLeadingText;
    private readonly TextSoFar text = new();
    private readonly SpotTracker tracker;
    private readonly JsonScanner scanner;
    private long position;

    internal UnfinishedJsonJudge(JsonSchema schema, bool skipLeadingText)
    {
        this.skipLeadingText = skipLeadingText;
        tracker = new SpotTracker(schema, text, new Verdict(this));
        scanner = new JsonScanner(tracker);
        StartsAt = skipLeadingText ? -1 : 0;
    }

    /// <summary>Why no continuation can be valid; null while one may be.</summary>
    public SchemaViolation? Violation { get; private set; }

    /// <summary>Whether no continuation can be valid.</summary>
    public bool IsHopeless => Violation is not null;

    /// <summary>The offset, in UTF-16 code units of the whole text, of the character that made it hopeless; -1 while there is hope.</summary>
    public long HopelessAt { get; private set; } = -1;

    /// <summary>The offset at which the JSON starts, after any text that was skipped; -1 while none has come.</summary>
    public long StartsAt { get; private set; }

    /// <summary>Whether the JSON value is complete.</summary>
    public bool IsComplete => !IsHopeless && scanner.IsComplete;

    /// <summary>Takes the next part of the text, cut anywhere.</summary>
    /// <param name="text">The part.</param>
    /// <returns>True while some continuation may be valid.</returns>
    public bool Feed(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (IsHopeless)
            {
                break;
            }

            Push(c);
            position++;
        }

        return !IsHopeless;
    }

    /// <summary>Says that the text has ended.</summary>
    /// <returns>True when it is a complete JSON value in which nothing is broken.</returns>
    public bool Finish()
    {
        if (!IsHopeless)
        {
            text.Add(' ');
            scanner.End();
        }

        if (!IsHopeless && !scanner.IsComplete)
        {
            Conclude(Broken(StartsAt < 0 ? "no '{' or '[' in the text" : "the text ends before the JSON value does"));
        }

        return !IsHopeless;
    }

    private void Push(char c)
    {
        if (StartsAt < 0 && c is '{' or '[')
        {
            StartsAt = position;
        }

        if (StartsAt < 0 || (skipLeadingText && scanner.IsComplete))
        {
            return;
        }

        text.Add(c);
        if (scanner.Push(c) is { } problem)
        {
            Conclude(Broken(problem));
        }
    }

    private SchemaViolation Broken(string problem) => Evaluation.Violation("#", "json", $"is not JSON: {problem}", tracker.Path);

    private void Conclude(SchemaViolation violation)
    {
        Violation ??= violation;
        HopelessAt = HopelessAt < 0 ? position : HopelessAt;
    }

    private sealed class Verdict(UnfinishedJsonJudge judge) : IClaim
    {
        public void Lost(int part, SchemaViolation why) => judge.Conclude(why);
    }
}
