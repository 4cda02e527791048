using Suffice.Learning.Linear;
using Suffice.Learning.Storing;


namespace Suffice.Learning.Labels;

/// <summary>The written form of a classifier: labels, temperature, what words weigh, the model, which calls it was trained on, and how labels are read.</summary>
internal static class LabelFile
{
    private static readonly SealedFile Outside = new("SFLC", 2, "a local model");

    public static void Write(LabelClassifier classifier, Stream stream) => Outside.Write(stream, writer =>
    {
        writer.Write(classifier.Labels);
        writer.Write(classifier.Sharpness);
        writer.Write7BitEncodedInt(classifier.Reader.Bits);
        foreach (float weight in classifier.Reader.Weights)
        {
            writer.Write((Half)weight);
        }

        writer.Write(classifier.Model);
        writer.Write7BitEncodedInt(classifier.Trained.Hashes.Length);
        foreach (ulong hash in classifier.Trained.Hashes)
        {
            writer.Write(hash);
        }

        writer.Write(classifier.Field ?? string.Empty);
    });

    public static LabelClassifier Read(Stream stream) => Outside.Read(stream, reader =>
    {
        string[] labels = reader.ReadTexts();
        double sharpness = reader.ReadDouble();
        int bits = reader.Read7BitEncodedInt();
        if (bits is < 1 or > 24)
        {
            throw new InvalidDataException($"buckets of {bits} bits");
        }

        float[] weights = new float[1 << bits];
        for (int bucket = 0; bucket < weights.Length; bucket++)
        {
            weights[bucket] = (float)reader.ReadHalf();
        }

        HashedLinear model = reader.ReadHashedLinear();
        TrainedCalls trained = new([.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => reader.ReadUInt64())]);
        string field = reader.ReadString();

        return model.Outputs == labels.Length && model.Buckets == weights.Length
            ? new LabelClassifier([.. labels], new LabelTextReader(bits, weights), model, sharpness, trained, field.Length == 0 ? null : field)
            : throw new InvalidDataException("its parts do not fit together");
    });
}
