namespace Suffice.Evaluation.Sets.Formats;

/// <summary>One form that eval items are written in.</summary>
internal interface IEvalFormat
{
    /// <summary>What it is called in messages.</summary>
    string Name { get; }

    /// <summary>True when a file is of this form.</summary>
    bool Fits(EvalSource source);

    /// <summary>Reads its items; a row that cannot be used is told, and costs no other.</summary>
    Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken);
}
