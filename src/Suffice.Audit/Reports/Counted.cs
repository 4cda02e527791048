namespace Suffice.Audit.Reports;

/// <summary>How often something was met.</summary>
/// <param name="What">What.</param>
/// <param name="Count">How often.</param>
public sealed record Counted(string What, long Count);
