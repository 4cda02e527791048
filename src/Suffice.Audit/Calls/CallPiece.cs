namespace Suffice.Audit.Calls;

/// <summary>A part of a call whose other parts stand in other rows or files.</summary>
/// <param name="Key">What the parts share, such as a batch's <c>custom_id</c>.</param>
/// <param name="Number">Its place among the parts: 0 for the first.</param>
/// <param name="Call">What this part tells.</param>
/// <param name="Kind">What must be done with it.</param>
internal sealed record CallPiece(string Key, int Number, LoggedCall Call, CallPieceKind Kind)
{
    /// <summary>A cut piece of the request's messages, as text.</summary>
    public string? RequestText { get; init; }

    /// <summary>A cut piece of the answer's messages, as text.</summary>
    public string? AnswerText { get; init; }
}

/// <summary>How a piece becomes a call.</summary>
internal enum CallPieceKind
{
    /// <summary>A request whose answer stands elsewhere: no call until that is found.</summary>
    RequestOnly,

    /// <summary>An answer whose request stands elsewhere: a call without text if that is never found.</summary>
    AnswerOnly,

    /// <summary>A row of a call whose texts were cut over several rows, to be put together in the order of <see cref="CallPiece.Number"/>.</summary>
    Cut,
}
