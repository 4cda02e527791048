using System.Collections.Immutable;
using Suffice.Confidence.Signals;
using Suffice.Learning.Linear;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Ladders;

/// <summary>The written form of an estimator. docs/estimators.md describes it.</summary>
internal static class LadderFile
{
    private static readonly SealedFile Outside = new("SFLE", 2, "an estimator");

    public static void Write(LadderEstimator estimator, Stream stream) => Outside.Write(stream, writer =>
    {
        writer.Write7BitEncodedInt(AnswerSignalReader.Version);
        writer.Write(estimator.Ladder);
        writer.Write7BitEncodedInt(estimator.Reader.Bits);
        writer.Write(estimator.Reader.Checks);
        Write(writer, estimator.Looks.Likeness);
        Write(writer, estimator.Looks.Before);
        Write(writer, estimator.Looks.After);
        Write(writer, estimator.Looks.AfterSecond);
    });

    public static LadderEstimator Read(Stream stream) => Outside.Read(stream, reader =>
    {
        int version = reader.Read7BitEncodedInt();
        if (version != AnswerSignalReader.Version)
        {
            throw new ModelFileException(
                $"This estimator was fitted on version {version} of the signals; this program reads version {AnswerSignalReader.Version}. Fit it again with `suffice learn`.");
        }

        ImmutableArray<string> ladder = [.. reader.ReadTexts()];
        LookReader looks = new(reader.Read7BitEncodedInt(), [.. reader.ReadTexts()]);
        return new LadderEstimator(ladder, looks, new LadderLooks(
            ReadLikeness(reader), [.. reader.ReadList(ReadLook)], [.. reader.ReadList(ReadLook)], [.. reader.ReadList(ReadLook)]));
    });

    private static void Write(BinaryWriter writer, Likeness likeness)
    {
        writer.Write(likeness.Forms);
        writer.Write7BitEncodedInt(likeness.Words.Levels.Length);
        writer.Write(likeness.Words.Levels);
        writer.Write(likeness.LeastLikely);
        writer.Write(likeness.Signals.Scaling);
        foreach (double[] row in likeness.Signals.Factor)
        {
            writer.Write(row);
        }

        writer.Write(likeness.Furthest);
    }

    private static Likeness ReadLikeness(BinaryReader reader)
    {
        ImmutableArray<int> forms = [.. reader.ReadIntegers()];
        WordLikelihood words = new(reader.ReadBytes(reader.ReadCount()));
        double least = reader.ReadDouble();
        DenseScaling scaling = reader.ReadScaling();
        double[][] factor = new double[scaling.Columns.Length][];
        for (int i = 0; i < factor.Length; i++)
        {
            factor[i] = reader.ReadDoubles();
        }

        return new Likeness(forms, words, least, new SignalDistance(scaling, factor), reader.ReadDouble());
    }

    private static void Write(BinaryWriter writer, ImmutableArray<LookModel> looks)
    {
        writer.Write7BitEncodedInt(looks.Length);
        foreach (LookModel look in looks)
        {
            Write(writer, look);
        }
    }

    private static void Write(BinaryWriter writer, LookModel look)
    {
        writer.Write(look.Text is not null);
        if (look.Text is { } text)
        {
            writer.Write(text);
        }

        writer.Write(look.Table is not null);
        if (look.Table is { } table)
        {
            string[] categories = [.. table.Rates.Keys.Order(StringComparer.Ordinal)];
            writer.Write(categories);
            foreach (string category in categories)
            {
                writer.Write(table.Rates[category]);
            }
        }

        foreach (Head? head in (Head?[])[look.Right, look.LastIfRight, look.LastIfWrong])
        {
            writer.Write(head is not null);
            if (head is not null)
            {
                writer.Write(head.Scorer);
                writer.Write(head.Calibrator);
                writer.Write(head.Edge);
            }
        }
    }

    private static LookModel ReadLook(BinaryReader reader)
    {
        HashedLinear? text = reader.ReadBoolean() ? reader.ReadHashedLinear() : null;
        CategoryTable? table = reader.ReadBoolean() ? ReadTable(reader) : null;
        Head right = ReadHead(reader) ?? throw new InvalidDataException("a look without its first head");
        return new LookModel(text, table, right, ReadHead(reader), ReadHead(reader));
    }

    private static Head? ReadHead(BinaryReader reader) =>
        reader.ReadBoolean() ? new Head(reader.ReadScorer(), reader.ReadCalibrator(), reader.ReadDouble()) : null;

    private static CategoryTable ReadTable(BinaryReader reader)
    {
        Dictionary<string, double[]> rates = new(StringComparer.Ordinal);
        foreach (string category in reader.ReadTexts())
        {
            rates[category] = reader.ReadDoubles();
        }

        return new CategoryTable(rates);
    }
}
