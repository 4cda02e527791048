namespace Suffice.Providers.Recordings;

/// <summary>One line as it stands in a file.</summary>
/// <param name="Bytes">Its bytes without the line's end; valid until the next line is read; empty when too long.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="IsTooLong">True when it is longer than <see cref="LineReader.MaxBytes"/>.</param>
internal readonly record struct RecordedLine(ReadOnlyMemory<byte> Bytes, long Number, long Offset, bool IsTooLong)
{
    public bool IsBlank => !IsTooLong && Bytes.Span.Trim(" \t\r"u8).IsEmpty;
}
