namespace Suffice.Schemas.Unfinished;

/// <summary>What hangs on a run: told once it is certain that no completion of the value keeps to the run's schema.</summary>
internal interface IClaim
{
    /// <summary>The run given as <paramref name="part"/> is lost.</summary>
    void Lost(int part, SchemaViolation why);
}
