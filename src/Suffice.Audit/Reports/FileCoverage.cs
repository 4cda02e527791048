namespace Suffice.Audit.Reports;

/// <summary>A file and what was found in it.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Format">The format's title.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Calls">Calls found.</param>
/// <param name="Bytes">Its size as it lies on disk.</param>
public sealed record FileCoverage(string Path, string Format, long Rows, long Calls, long Bytes);
