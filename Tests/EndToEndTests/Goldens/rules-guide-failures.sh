assay rules guide no-such-folder; echo "status $?"
assay rules guide guide --output no-such-folder/page.md; echo "status $?"
mkdir faulty; printf 'pack p\n  version "1"\n' > faulty/pack.rules
assay rules guide faulty; echo "status $?"; rm -r faulty
assay rules guide guide guide; echo "status $?"
