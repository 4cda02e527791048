using Suffice.Learning.Labels;

namespace Suffice.Learning.Storing;

/// <summary>The written form of a classifier: labels, temperature, how rare words are, and weights.</summary>
internal static class LabelFile
{
    private static readonly SealedFile Outside = new("SFLC", 1, "a local model");

    public static void Write(LabelClassifier classifier, Stream stream) => Outside.Write(stream, writer =>
    {
        writer.Write(classifier.Labels);
        writer.Write(classifier.Sharpness);
        writer.Write7BitEncodedInt(classifier.Reader.Bits);
        foreach (float rarity in classifier.Reader.Rarity)
        {
            writer.Write((Half)rarity);
        }

        writer.Write(classifier.Model);
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

        float[] rarity = new float[1 << bits];
        for (int bucket = 0; bucket < rarity.Length; bucket++)
        {
            rarity[bucket] = (float)reader.ReadHalf();
        }

        var model = reader.ReadHashedLinear();

        return model.Outputs == labels.Length && model.Buckets == rarity.Length
            ? new LabelClassifier([.. labels], new LabelTextReader(bits, rarity), model, sharpness)
            : throw new InvalidDataException("its parts do not fit together");
    });
}
