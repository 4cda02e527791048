using Suffice.Confidence;

namespace Suffice.Learning.Storing;

/// <summary>Writes and reads calibrators.</summary>
internal static class CalibratorParts
{
    private const byte Platt = 1;
    private const byte Isotonic = 2;

    public static void Write(this BinaryWriter writer, ICalibrator calibrator)
    {
        switch (calibrator)
        {
            case PlattCalibrator platt:
                writer.Write(Platt);
                writer.Write(platt.Slope);
                writer.Write(platt.Shift);
                break;
            case IsotonicCalibrator isotonic:
                writer.Write(Isotonic);
                writer.Write(isotonic.Scores);
                writer.Write(isotonic.Probabilities);
                break;
            default:
                throw new NotSupportedException($"A calibrator of the kind {calibrator.GetType().Name} has no written form.");
        }
    }

    public static ICalibrator ReadCalibrator(this BinaryReader reader) => reader.ReadByte() switch
    {
        Platt => new PlattCalibrator(reader.ReadDouble(), reader.ReadDouble()),
        Isotonic => new IsotonicCalibrator([.. reader.ReadDoubles()], [.. reader.ReadDoubles()]),
        byte kind => throw new InvalidDataException($"a calibrator of the unknown kind {kind}"),
    };
}
