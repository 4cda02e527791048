using System.Text.Json;
using Suffice.Files;

namespace Suffice.Confidence;

/// <summary>Reads and writes <c>calibration.json</c>.</summary>
public static class CalibrationFile
{
    private const string Anew = "write it anew with 'suffice calibrate'";

    /// <summary>Reads a calibration.</summary>
    /// <param name="json">The file's content.</param>
    /// <param name="shown">The file as told to people.</param>
    /// <returns>The calibration, whole in itself; whether it is valid now is another question.</returns>
    /// <exception cref="CalibrationException">It is no calibration, or one that contradicts itself.</exception>
    public static Calibration Read(ReadOnlySpan<byte> json, string shown)
    {
        Calibration? read;
        try
        {
            read = JsonSerializer.Deserialize<Calibration>(json, MachineJson.Options);
        }
        catch (JsonException broken)
        {
            string place = broken.LineNumber is { } line ? $", line {line + 1}" : string.Empty;
            throw new CalibrationException($"{shown}{place} is no calibration: {broken.Path ?? "$"} cannot be read", Anew, broken);
        }

        return read is null ? throw new CalibrationException($"{shown} is empty", Anew)
            : WhyContradictory(read) is { } why ? throw new CalibrationException($"{shown}: {why}", Anew)
            : read;
    }

    /// <summary>Writes a calibration.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <returns>Indented JSON with a line feed at its end.</returns>
    public static string Write(Calibration calibration) => JsonSerializer.Serialize(calibration, MachineJson.Indented) + "\n";

    private static string? WhyContradictory(Calibration read) => read switch
    {
        { Version: not Calibration.CurrentVersion } => $"its version is {read.Version}, and this program reads {Calibration.CurrentVersion}",
        { Ladder: { IsDefaultOrEmpty: true } or { Length: < 2 } } => "its ladder has no second rung to escalate to",
        { AcceptUpTo: { } gain } when !(gain is >= -1 and <= 1) => $"accept_up_to is {gain}; an expected gain lies between -1 and 1",
        { StartAbove: { } gain } when !(gain is >= -1 and <= 1) => $"start_above is {gain}; an expected gain lies between -1 and 1",
        { StartHold: var hold } when !(hold is >= 0 and <= 2) => $"start_hold is {hold}; two expected gains lie at most 2 apart",
        { Mode: CalibrationMode.Route, AcceptUpTo: not null } => "it routes before the answer and judges answers too",
        { Promise: { } promise } when !(promise.Value is > 0 and <= 1 && promise.Confidence is >= 0.5 and < 1) =>
            "its promise is no share with a confidence from 0.5 to below 1",
        { Promise: not null, Certificate: null, AcceptUpTo: not null } or { Promise: not null, Certificate: null, StartAbove: not null } =>
            "it would accept answers on a promise that was not proved",
        { Certificate: { } proof } when proof.Items < 1 || proof.Losses > proof.Items || !(proof.Bound is >= 0 and <= 1) =>
            "its certificate counts more than it has",
        _ when read.ReviewBy <= read.MadeAt => "its review_by is not after made_at",
        _ => null,
    };
}
