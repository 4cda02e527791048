namespace Suffice.Audit;

/// <summary>How far an audit is.</summary>
/// <param name="File">The file being read.</param>
/// <param name="BytesRead">Bytes read of all files, as they lie on disk.</param>
/// <param name="BytesInAll">Bytes of all files; <see langword="null"/> when not known.</param>
/// <param name="Calls">Calls counted so far.</param>
public readonly record struct AuditProgress(string File, long BytesRead, long? BytesInAll, long Calls);
