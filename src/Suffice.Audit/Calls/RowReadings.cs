namespace Suffice.Audit.Calls;

/// <summary>What the reader of a format found in one row; a row may hold many calls, or none.</summary>
internal sealed class RowReadings
{
    private readonly List<LoggedCall> calls = [];
    private readonly List<CallPiece> pieces = [];
    private readonly List<string> others = [];
    private readonly List<string> faults = [];

    /// <summary>The calls found.</summary>
    public IReadOnlyList<LoggedCall> Calls => calls;

    /// <summary>Parts of calls found.</summary>
    public IReadOnlyList<CallPiece> Pieces => pieces;

    /// <summary>What was found that is no call of a model, each with what it is.</summary>
    public IReadOnlyList<string> Others => others;

    /// <summary>What could not be read, each with what would be right.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Notes a call.</summary>
    /// <param name="call">The call.</param>
    public void Add(LoggedCall call) => calls.Add(call);

    /// <summary>Notes a part of a call.</summary>
    /// <param name="piece">The part.</param>
    public void Add(CallPiece piece) => pieces.Add(piece);

    /// <summary>Notes something that is rightly in the log and is no call of a model, such as the span of a tool.</summary>
    /// <param name="what">What it is, in few words, the same for all of its kind: <c>span of a tool</c>.</param>
    public void NotACall(string what) => others.Add(what);

    /// <summary>Notes something that should be a call and cannot be read.</summary>
    /// <param name="fault">What is wrong and what would be right, without the row's own text: <c>usage.prompt_tokens is "many"; a whole number is expected</c>.</param>
    public void Malformed(string fault) => faults.Add(fault);

    /// <summary>Makes it ready for the next row.</summary>
    public void Clear()
    {
        calls.Clear();
        pieces.Clear();
        others.Clear();
        faults.Clear();
    }
}
