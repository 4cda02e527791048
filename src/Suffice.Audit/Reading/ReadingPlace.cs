namespace Suffice.Audit.Reading;

/// <summary>How far reading is.</summary>
/// <param name="File">The file's number.</param>
/// <param name="Rows">Rows of it that are done.</param>
internal readonly record struct ReadingPlace(int File, long Rows);
